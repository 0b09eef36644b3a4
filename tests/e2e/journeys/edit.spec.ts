import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { ASSIGNMENT, log, save } from '../pages/session.ts';

test('a meeting is changed, deleted, and brought back', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await log(page, { assignment: ASSIGNMENT, date: '2026-03-30', start: '16:30', end: '18:00', activity: 'Tur' });
  await openMonth(page);
  await entry(page, '30. mars').getByRole('link').click();
  await examine(page, 'session-edit');
  await page.getByLabel('Til klokka').fill('19:00');
  await save(page);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('2 t 30 min');

  await entry(page, '30. mars').getByRole('link').click();
  await page.getByRole('button', { name: 'Slett samværet' }).click();
  await expect(page.getByText('Samværet er slettet').first()).toBeAttached();
  await page.getByRole('button', { name: 'Angre' }).click();
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('2 t 30 min');
});
