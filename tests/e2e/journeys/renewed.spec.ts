// A phone whose session is over: its own key lets it in again, until it is shut out.
import { expect, test } from '../fixtures/index.ts';
import { signIn } from '../pages/desk.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

const SOON = { timeout: 60_000 };

test('a phone that has lost its session renews it by itself, and one that was shut out does not', async ({ page, phone, server, desk }) => {
  const named = page.waitForResponse('**/api/v1/session/key');
  await enrol(page, server.invitation);
  expect((await named).status()).toBe(200);
  const cookie = async () => (await phone.context.cookies()).find(({ name }) => name === '__Host-folgesvenn')?.value;
  const before = await cookie();
  await phone.context.clearCookies();
  await log(page, MEETING);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', SOON);
  expect(await cookie()).not.toBe(before);

  await signIn(desk, server.deskLink);
  await desk.getByRole('link', { name: 'Telefoner' }).click();
  await desk.getByRole('button', { name: /^Steng/ }).click();
  await expect(desk.getByRole('main')).toContainText('Stengt');
  await phone.context.clearCookies();
  await page.reload();
  // It hears that it was reported lost, though it shows no cookie.
  await expect(page.getByRole('heading', { level: 1, name: 'Telefonen er stengt' })).toBeVisible(SOON);
});
