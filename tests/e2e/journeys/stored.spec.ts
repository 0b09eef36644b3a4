import { readFile } from 'node:fs/promises';
import { expect, examine, test } from '../fixtures/index.ts';
import { enrolForGood } from '../pages/enrol.ts';
import { begin, MEETING, save, write } from '../pages/session.ts';

const SOON = { timeout: 60_000 };

test('a contact sees what is stored about them and for how long, and takes a copy without what they wrote about others', async ({
  page,
  phone,
  server,
}) => {
  await enrolForGood(phone, server.invitation);
  await begin(page);
  await write(page, { ...MEETING, note: 'Kanarifugl' });
  await save(page);
  await page.getByRole('link', { name: 'Innstillinger' }).click();
  await expect(page.getByText('Alt er sendt')).toBeVisible(SOON);
  await server.stop();
  await page.getByRole('link', { name: 'Hva vi lagrer om deg' }).click();
  await expect(page.getByText('Vi fikk ikke svar')).toBeVisible(SOON);
  await expect(page.getByText('Det du har skrevet, ligger låst her.')).toBeVisible();
  await examine(page, 'stored-no-answer');

  await server.start();
  await page.getByRole('button', { name: 'Prøv igjen' }).click();
  await expect(page.getByText('1 samvær')).toBeVisible(SOON);
  await examine(page, 'stored');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Last ned fila' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('folgesvenn-2026-03-31.json');
  const text = await readFile(await file.path(), 'utf8');
  const own = JSON.parse(text) as { sessions: unknown[]; phones: unknown[] };
  expect([own.sessions.length, own.phones.length]).toEqual([1, 1]);
  expect(text).not.toContain('Kanarifugl');
  await expect(page.getByText('Fila er lastet ned.').last()).toBeVisible();
});
