// The server loses its power in the middle of the sending; the phone's battery dies too.
import { expect, test } from '../fixtures/index.ts';
import { openFirst, signIn } from '../pages/desk.ts';
import { enrolForGood } from '../pages/enrol.ts';
import { entry, handIn, openMonth } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

test('f01 f30 entries whose answer was lost arrive once', async ({ page, phone, server, desk }) => {
  await enrolForGood(phone, server.invitation);
  // The server takes in what is sent, but its answer never comes back.
  let lost = 0;
  await phone.context.route('**/api/v1/sync/push', async (route) => {
    if (lost === 0) {
      lost += 1;
      await route.fetch();
      await server.kill();
    }
    await route.abort('connectionreset');
  });
  await log(page, MEETING);
  await expect.poll(() => lost, { timeout: 60_000 }).toBe(1);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Bare på telefonen');
  await phone.kill();
  await server.start();

  const again = await phone.open();
  await again.goto(server.address);
  await openMonth(again);
  await expect(entry(again, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
  await handIn(again);

  await signIn(desk, server.deskLink);
  await openFirst(desk);
  await expect(desk.getByRole('row').filter({ hasText: '16:30' })).toHaveCount(1);
});
