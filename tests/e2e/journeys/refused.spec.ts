// What cannot be taken in: it stays where it was written, with the reason and the ways on.
import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { askToSend, entry, openMonth } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

test('a meeting from before the agreement is not taken in, says why, and can be let go', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await log(page, { ...MEETING, date: '2025-12-30' });
  await expect(page.getByText('Ett samvær ble ikke tatt imot')).toBeVisible({ timeout: 60_000 });
  await examine(page, 'today-refused');
  await page.getByRole('link', { name: 'Se hvorfor' }).click();
  await expect(page.getByText('Kommunen tok ikke imot dette')).toBeVisible();
  await examine(page, 'session-refused');

  await page.getByRole('link', { name: 'Tilbake' }).click();
  await expect(entry(page, '30. des')).toContainText('Ikke tatt imot');
  await askToSend(page);
  await expect(page.getByText('1 samvær ble ikke tatt imot. Rett det først.')).toBeVisible();
  await examine(page, 'month-check-refused');
  await page.getByRole('button', { name: 'Ikke nå' }).click();
  await entry(page, '30. des').getByRole('link').click();
  await page.getByRole('button', { name: 'Fjern det herfra' }).click();
  await expect(page.getByText('Ingen samvær i denne perioden ennå.')).toBeVisible();
});

test.describe('before the day', () => {
  test.use({ now: '2026-03-20T18:00:00+01:00' });

  test('a month with a meeting that has not been yet cannot be sent in', async ({ page, server }) => {
    await enrol(page, server.invitation);
    await log(page, MEETING);
    await openMonth(page);
    await askToSend(page);
    await expect(page.getByRole('button', { name: 'Send inn', exact: true })).toHaveCount(0);
    await examine(page, 'month-check-blocked');
  });
});
