// The same meeting again, a week later: what most contacts write most of the time.
import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { ASSIGNMENT, log } from '../pages/session.ts';

test('a meeting like the last one is written down in two taps', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await log(page, {
    assignment: ASSIGNMENT,
    date: '2026-03-04',
    start: '16:00',
    end: '18:00',
    activity: 'Tur',
    note: 'Det regnet',
    trip: { from: 'Hjem', to: 'Badet', kilometres: '9' },
  });
  await page.reload();
  await expect(page.getByText('Alt er sendt')).toBeVisible({ timeout: 60_000 });
  await examine(page, 'today-again');

  let taps = 0;
  await page.getByRole('link', { name: 'Skriv opp som sist' }).click();
  taps += 1;
  await expect(page.getByLabel('Fra klokka')).toHaveValue('16:00');
  await expect(page.getByLabel('Notat')).toHaveValue('');
  await page.getByRole('button', { name: 'Lagre' }).click();
  taps += 1;
  await expect(page.getByRole('status').filter({ hasText: 'Lagret på telefonen' })).toBeAttached();

  await openMonth(page);
  await expect(entry(page, '31. mars')).toContainText(/16:00–18:00.*kjørte 9,0\skm/);
  expect(taps).toBeLessThanOrEqual(3);
});
