// The phone's own calendar reminds: a file with times, and nothing else.
import { readFile } from 'node:fs/promises';
import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { ASSIGNMENT, choose, closeNotice } from '../pages/session.ts';
import type { Page } from '@playwright/test';

/** Presses the button, and gives the lines of the file that the browser saves. */
async function calendar(page: Page): Promise<string[]> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Legg i kalenderen' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('avtaler.ics');
  return (await readFile(await file.path(), 'utf8')).split('\r\n');
}

const begins = (lines: string[], title: string): string[] =>
  lines.flatMap((line, at) => (line === `SUMMARY:${title}` ? (lines[at - 2] ?? '') : []));

test('what is planned and when to send in go into the phone’s calendar, with no word of whom they concern', async ({
  page,
  phone,
  server,
}) => {
  await enrol(page, server.invitation);
  await phone.context.setOffline(true);
  await page.getByRole('link', { name: 'Planlegg et samvær' }).click();
  await choose(page, 'Hvilket oppdrag?', ASSIGNMENT);
  await page.getByLabel('Dato').fill('2026-04-07');
  await page.getByLabel('Fra klokka').fill('19:00');
  await page.getByLabel('Til klokka').fill('20:30');
  await page.getByLabel('Hver uke').check();
  await page.getByLabel('Siste dag').fill('2026-04-21');
  await page.getByRole('button', { name: 'Lagre planen' }).click();
  await closeNotice(page);
  const lines = await calendar(page);
  await expect(page.getByRole('status').filter({ hasText: 'Fila er laget.' })).toBeAttached();
  expect(begins(lines, 'Avtale')).toEqual(['DTSTART:20260407T170000Z', 'DTSTART:20260414T170000Z', 'DTSTART:20260421T170000Z']);
  expect(begins(lines, 'Frist').length).toBeGreaterThan(10);
  expect(lines).toContain('TRIGGER:-PT30M');
  for (const word of ['Sak', 'Fjellmyr', 'ttekontakt', 'lgesvenn', 'Tur']) expect(lines.join('\n')).not.toContain(word);

  await closeNotice(page);
  await page.goto(`${server.address}/innstillinger`);
  await expect(page.getByRole('heading', { name: 'Påminnelser' })).toBeVisible();
  await choose(page, 'Når vil du bli minnet på det?', 'Dagen før');
  await page.reload();
  expect(await calendar(page)).toContain('TRIGGER:-PT1440M');
  await closeNotice(page);
  await choose(page, 'Når vil du bli minnet på det?', 'Aldri');
  expect((await calendar(page)).filter((line) => line.includes('ALARM'))).toEqual([]);
});

test('with nothing planned and no deadline there is nothing to put into a calendar', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await page.goto(`${server.address}/plan`);
  await expect(page.getByText('Ingenting er planlagt.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Legg i kalenderen' })).toBeHidden();
  await examine(page, 'plans-none');
});
