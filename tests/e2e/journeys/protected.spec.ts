// A recipient whose address is protected.
import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { ASSIGNMENT, begin, log, MEETING, save, write } from '../pages/session.ts';

const SOON = { timeout: 60_000 };
const HINT = 'Adressen er skjermet. Skriv bare kilometer, ingen steder. Det gjelder notatet også.';

test('once an address is protected the phone asks for no places, and copies none from an earlier drive', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await log(page, { ...MEETING, date: '2026-03-28', trip: { from: 'Hjem', to: 'Kino', kilometres: '12' } });
  await openMonth(page);
  await expect(entry(page, '28. mars')).toContainText('Mottatt', SOON);
  await server.stop();
  await server.protect(ASSIGNMENT);
  await server.start();
  await page.reload();

  await begin(page);
  await write(page, MEETING);
  await page.getByRole('button', { name: 'Legg til kjøring' }).click();
  await expect(page.getByText(HINT)).toBeVisible(SOON);
  const trip = page.getByRole('group', { name: 'Kjøring 1' });
  await expect(trip.getByLabel('Fra', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Kino/ })).toHaveCount(0);
  await trip.getByLabel('Kilometer').fill('9,5');
  await examine(page, 'session-protected');
  await save(page);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', SOON);
  await expect(entry(page, '30. mars')).not.toContainText('Kino');

  // What was written before it was protected has its places, until the entry is opened and saved anew.
  await entry(page, '28. mars').getByRole('link').first().click();
  await expect(page.getByText(HINT)).toBeVisible();
  await save(page);
  await openMonth(page);
  await expect(page.getByRole('main')).not.toContainText('Kino');
});
