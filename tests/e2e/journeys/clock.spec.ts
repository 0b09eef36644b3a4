// The phone sleeps, and its timers all ring at once when it wakes.
import { expect, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
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
