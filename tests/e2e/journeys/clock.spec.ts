// The phone sleeps, and its timers all ring at once when it wakes.
import { expect, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { ASSIGNMENT, log } from '../pages/session.ts';

test('f29 a phone that wakes two hours later goes on where it was, and no timer of the past disturbs it', async ({
  page,
  server,
  now,
}) => {
  const broken: string[] = [];
  page.on('pageerror', (problem) => broken.push(problem.message));
  await page.clock.install({ time: new Date(now) });
  await enrol(page, server.invitation);
  await log(page, { assignment: ASSIGNMENT, date: '2026-03-30', start: '16:30', end: '18:00', activity: 'Tur' });
  await page.clock.fastForward('02:00:00');
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
  expect(broken).toEqual([]);
});
