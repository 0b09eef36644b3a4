// A contact signs in at a provider, and it does not work: each page says what happened and leads back, and nothing on the phone goes.
import type { Page } from '@playwright/test';
import { expect, examine, test } from '../fixtures/index.ts';
import { Provider } from '../fixtures/provider.ts';
import { enrol, enrolForGood } from '../pages/enrol.ts';
import { enrolWithCode, isLocked, CODE, type } from '../pages/lock.ts';
import { entry, openMonth } from '../pages/month.ts';
import { signInAs } from '../pages/provider.ts';
import { log, MEETING } from '../pages/session.ts';

const SOON = { timeout: 60_000 };
const DAY = 24 * 60 * 60 * 1000;

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/innlogging`);
  await page.getByRole('button', { name: 'Logg inn med ID-porten' }).click();
}

/** Leads back into the app, where the entry lies as before. */
async function goBack(page: Page, by = 'Tilbake'): Promise<void> {
  await page.getByRole('link', { name: by }).click();
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Bare på telefonen');
}

test('who cancels, is not known, is somebody else, or finds the provider down is told so and keeps what is not sent', async ({
  page,
  phone,
  server,
  watch,
}) => {
  const provider = await Provider.start(server);
  watch.foresee(new RegExp(`^asked another origin: ${provider.address}/`));
  await server.identify('idporten', 'Per Eksempel', 'per');
  await enrolForGood(phone, server.freshInvitation);
  await phone.context.setOffline(true);
  await log(page, MEETING);
  await server.shutOut();
  await phone.context.setOffline(false);
  await page.reload();
  await page.getByRole('link', { name: 'I dag' }).click();
  await expect(page.getByText('Telefonen må kobles til på nytt')).toBeVisible(SOON);

  await signIn(page, server.address);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Du avbrøt innloggingen' })).toBeVisible();
  await examine(page, 'sign-in-cancelled');
  await goBack(page);

  await signIn(page, server.address);
  await signInAs(page, 'nobody');
  await expect(page.getByRole('heading', { level: 1, name: 'Vi kjenner deg ikke her' })).toBeVisible();
  await examine(page, 'sign-in-unknown');
  await page.getByRole('button', { name: 'Prøv igjen' }).click();
  await signInAs(page, 'per');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Telefonen er i bruk' })).toBeVisible();
  await goBack(page, 'Gå tilbake');

  await provider.dispose();
  await server.stop();
  await server.start();
  await signIn(page, server.address);
  await expect(page.getByRole('heading', { level: 1, name: 'Innloggingen svarer ikke' })).toBeVisible();
  await examine(page, 'sign-in-down');
  await goBack(page);

  await page.goto('about:blank');
  await enrol(page, server.freshInvitation);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', SOON);
});

for (const [said, days] of [['ahead', 1], ['behind', -1]] as const) {
  test.describe(`a day ${said}`, () => {
    test.use({ now: new Date(Date.now() + days * DAY).toISOString(), phoneLock: 'required' });

    test(`a phone whose clock is a day ${said} signs in, is connected, opens with its code and sends`, async ({
      page,
      phone,
      server,
      watch,
    }) => {
      const provider = await Provider.start(server);
      watch.foresee(new RegExp(`^asked another origin: ${provider.address}/`));
      await signIn(page, server.address);
      await signInAs(page, 'kari');
      await page.waitForURL(/invitasjon#/);
      await enrolWithCode(phone, page.url());
      await provider.dispose();
      await log(page, { ...MEETING, date: new Date(Date.now() - 3 * DAY).toISOString().slice(0, 10) });
      await page.reload();
      await isLocked(page);
      await type(page, CODE);
      await expect(page.getByText('Alt er sendt').first()).toBeVisible(SOON);
    });
  });
}
