// The phone's session at the server has run out.
import type { Page } from '@playwright/test';
import { expect, type Phone, type Server, test } from '../fixtures/index.ts';
import { enrol, enrolForGood } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

const UNSENT = ['28. mars', '29. mars', '30. mars'];

/** Writes four entries without a network, of which the last after a start without a session. */
async function writeOffline(phone: Phone, server: Server): Promise<void> {
  const { page } = phone;
  await enrolForGood(phone, server.invitation);
  await server.stop();
  for (const date of ['2026-03-28', '2026-03-29', '2026-03-30']) await log(page, { ...MEETING, date });
  await phone.context.clearCookies();
  await page.reload();
  await openMonth(page);
  for (const date of UNSENT) await expect(entry(page, date)).toContainText('Bare på telefonen');
  await log(page, { ...MEETING, date: '2026-03-27' });
}

async function allIsReceivedOnce(page: Page): Promise<void> {
  await openMonth(page);
  for (const date of ['27. mars', ...UNSENT]) {
    await expect(entry(page, date)).toContainText('Mottatt', { timeout: 60_000 });
    await expect(entry(page, date)).toHaveCount(1);
  }
}

test('f15 f16 with a session that has run out the app opens offline, loses nothing, lets itself in again and sends all', async ({
  page,
  phone,
  server,
}) => {
  await writeOffline(phone, server);
  await server.start();
  await page.reload();
  await allIsReceivedOnce(page);
});

test('f15 f16 a phone that is let in no more asks once, and sends all when let in', async ({ page, phone, server }) => {
  await writeOffline(phone, server);
  // The server is still down, and back when the phone has been shut out.
  await server.shutOut();
  await page.reload();
  await page.getByRole('link', { name: 'I dag' }).click();
  await expect(page.getByText('Telefonen må kobles til på nytt')).toHaveCount(1, { timeout: 60_000 });
  await expect(page.getByText('4 ikke sendt')).toBeVisible();

  await page.goto('about:blank');
  await enrol(page, server.freshInvitation);
  await allIsReceivedOnce(page);
});
