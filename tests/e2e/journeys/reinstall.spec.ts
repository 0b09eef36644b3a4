// The app is removed with everything that it kept, and put on the phone again.
import { expect, test } from '../fixtures/index.ts';
import { choose, connect, enrolWithCode } from '../pages/lock.ts';
import { entry, openMonth } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

test.use({ phoneLock: 'required' });

const SOON = { timeout: 60_000 };

test('what had been sent is back after a new invitation, on a phone that has lost storage, cookie and code', async ({ page, phone, server }) => {
  await enrolWithCode(phone, server.invitation);
  await log(page, MEETING);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', SOON);

  await page.goto('about:blank');
  const browser = await phone.context.newCDPSession(page);
  await browser.send('Storage.clearDataForOrigin', { origin: server.address, storageTypes: 'all' });
  await phone.context.clearCookies();
  await page.goto(server.address);
  await expect(page.getByText('Telefonen er ikke koblet til kommunen')).toBeVisible();

  await server.stop();
  await server.start();
  await page.goto('about:blank');
  await connect(page, server.freshInvitation);
  await choose(page, '580273');
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', SOON);
  // The phone of before is known still, until somebody shuts it out.
  await page.getByRole('link', { name: 'Innstillinger' }).click();
  await page.getByRole('link', { name: 'Telefonene dine' }).click();
  await expect(page.getByRole('button', { name: /^Steng/ })).toHaveCount(1);
});
