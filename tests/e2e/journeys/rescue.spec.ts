import { expect, examine, test } from '../fixtures/index.ts';
import { signIn } from '../pages/desk.ts';
import { enrolForGood } from '../pages/enrol.ts';
import { attach, begin, MEETING, save, write } from '../pages/session.ts';

const PDF = Buffer.from('%PDF-1.4\n%%EOF');

test('entries that cannot be sent are carried to the desk in a file, and count once when the network comes back', async ({
  page,
  phone,
  server,
  desk,
}) => {
  await enrolForGood(phone, server.invitation);
  await phone.context.setOffline(true);
  await begin(page);
  const expense = { kind: 'Mat og drikke', label: 'Kino', kroner: '120', receipt: 'Kommer senere' };
  await write(page, { ...MEETING, expense });
  await attach(page, 'Velg fil', { name: 'kino.pdf', mimeType: 'application/pdf', buffer: PDF });
  await expect(page.getByText(/Kvittering 1 lagt ved/)).toBeVisible();
  await save(page);
  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Innstillinger' }).click();
  await examine(page, 'settings-unsent');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lagre som fil' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^folgesvenn-2026-03-31-\d{4}\.fsv$/);
  await expect(page.getByText('Gi den til kontoret').last()).toBeVisible();

  await signIn(desk, server.deskLink);
  await desk.getByRole('link', { name: 'Ta inn fil' }).click();
  await examine(desk, 'desk-file');
  await desk.getByLabel('Fil fra telefonen').setInputFiles({ name: 'kino.pdf', mimeType: 'application/pdf', buffer: PDF });
  await desk.getByRole('button', { name: 'Ta inn' }).click();
  await expect(desk.getByLabel('Fil fra telefonen')).toHaveAccessibleDescription(/Dette er ikke en fil fra appen\./);
  await examine(desk, 'desk-file-wrong');
  await desk.getByLabel('Fil fra telefonen').setInputFiles(await file.path());
  await desk.getByRole('button', { name: 'Ta inn' }).click();
  await expect(desk.getByRole('main')).toContainText('1 føring er tatt inn');
  await examine(desk, 'desk-file-taken');

  await phone.context.setOffline(false);
  await page.reload();
  await expect(page.getByText('Alt er sendt')).toBeVisible({ timeout: 60_000 });
});
