// The phone sleeps, and its timers all ring at once when it wakes; or its clock is years ahead.
import { expect, examine, test } from '../fixtures/index.ts';
import { openFirst, signIn } from '../pages/desk.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, handIn, openMonth } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

test('f29 a phone that wakes two hours later goes on where it was, and no timer of the past disturbs it', async ({
  page,
  server,
  now,
}) => {
  await page.clock.install({ time: new Date(now) });
  await enrol(page, server.invitation);
  await log(page, MEETING);
  await page.clock.fastForward('02:00:00');
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
});

test.describe('years ahead', () => {
  test.use({ now: '2090-03-31T18:00:00+02:00' });

  test('f29 a month from a phone whose clock is years ahead cannot be approved, only sent back', async ({ page, server, desk }) => {
    await enrol(page, server.invitation);
    await log(page, { ...MEETING, date: '2090-03-30' });
    await handIn(page);
    await signIn(desk, server.deskLink);
    await openFirst(desk);
    await expect(desk.getByText('Timelisten har avvik som må rettes.')).toBeVisible();
    await expect(desk.getByRole('link', { name: 'Godkjenn' })).toHaveCount(0);
    await examine(desk, 'desk-blocked');
  });
});
