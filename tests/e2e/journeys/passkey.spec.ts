// An officer's passkey, on a machine that Chromium invents.
import type { Page } from '@playwright/test';
import { expect, examine, test } from '../fixtures/index.ts';
import { signIn } from '../pages/desk.ts';

/** A machine with a finger on it that it recognises, or not. */
async function machine(page: Page): Promise<(recognised: boolean) => Promise<void>> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return async (isUserVerified) => {
    await browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  };
}

const TODAY = { level: 1, name: 'Timelister' } as const;

test('an officer makes a passkey, comes in with it, and takes it away', async ({ desk, server }) => {
  const recognise = await machine(desk);
  await signIn(desk, server.deskLink);
  await desk.getByRole('link', { name: 'Passnøkler' }).click();
  await examine(desk, 'desk-passkeys-none');
  await desk.getByLabel('Hva skal den hete?').fill('Jobb-PC');
  await desk.getByRole('button', { name: 'Lag passnøkkel' }).click();
  await expect(desk.getByText('Ikke brukt ennå')).toBeVisible();
  await expect(desk.getByText('Jobb-PC', { exact: true })).toBeVisible();
  // The machine knows that it has one.
  await desk.getByRole('button', { name: 'Lag passnøkkel' }).click();
  await expect(desk.getByRole('alert')).toHaveText('Denne maskinen har alt en passnøkkel for deg.');

  await desk.getByRole('button', { name: 'Logg ut' }).click();
  await examine(desk, 'desk-signed-out');
  await desk.getByRole('link', { name: 'Logg inn med passnøkkel' }).click();
  await examine(desk, 'desk-passkey-sign-in');
  await desk.getByRole('button', { name: 'Logg inn med passnøkkel' }).click();
  await expect(desk.getByRole('heading', TODAY)).toBeVisible();
  await expect(desk.getByText('Logget inn som Ola Eksempel')).toBeVisible();

  await desk.getByRole('link', { name: 'Passnøkler' }).click();
  await expect(desk.getByText('Sist brukt')).toBeVisible();
  await desk.getByRole('button', { name: 'Fjern Jobb-PC' }).click();
  await expect(desk.getByText('Du har ingen passnøkkel ennå.')).toBeVisible();
  await desk.getByRole('button', { name: 'Logg ut' }).click();
  await desk.getByRole('link', { name: 'Logg inn med passnøkkel' }).click();
  await desk.getByRole('button', { name: 'Logg inn med passnøkkel' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Passnøkkelen ble ikke godtatt' })).toBeVisible();
  await examine(desk, 'desk-passkey-refused');

  // Whoever the machine does not recognise stays out, and is told what to do.
  await desk.getByRole('link', { name: 'Logg inn med passnøkkel' }).click();
  await recognise(false);
  await desk.getByRole('button', { name: 'Logg inn med passnøkkel' }).click();
  await expect(desk.getByRole('alert')).toHaveText('Det ble avbrutt, eller det gikk for lang tid. Prøv igjen.');
});

test('without scripts the pages say that passkeys need them', async ({ plainDesk, server }) => {
  await plainDesk.goto(`${server.address}/kontor/passkey/inn`);
  await expect(plainDesk.getByText('Passnøkler trenger JavaScript.')).toBeVisible();
  await plainDesk.getByRole('button', { name: 'Logg inn med passnøkkel' }).click();
  await expect(plainDesk.getByRole('heading', { level: 1, name: 'Passnøkkelen ble ikke godtatt' })).toBeVisible();
});
