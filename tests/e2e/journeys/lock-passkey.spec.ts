// A passkey opens the phone's lock beside the code, and never without one.
import { expect, examine, look, test } from '../fixtures/index.ts';
import { choose, CODE, connect, isLocked, type, wipe } from '../pages/lock.ts';
import { signIn } from '../pages/desk.ts';
import { beginToTurnOn, isLockedWithPasskey, OPEN, openSettings, Passkeys, turnOn } from '../pages/passkey.ts';
import type { Page } from '@playwright/test';
import type { Server } from '../fixtures/index.ts';

test.use({ phoneLock: 'required' });

const CLOSED = { level: 1, name: 'Telefonen er stengt' } as const;
const SETTINGS = { level: 1, name: 'Innstillinger' } as const;

/** A phone with a code. */
async function enrol(page: Page, server: Server): Promise<void> {
  await connect(page, server.invitation);
  await choose(page);
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
}

/** A phone with a code and a passkey, on the settings' page. */
async function enrolWithPasskey(page: Page, server: Server): Promise<Passkeys> {
  const passkeys = await Passkeys.builtIn(page);
  await enrol(page, server);
  await beginToTurnOn(page);
  await turnOn(page);
  await expect(page.getByRole('heading', SETTINGS)).toBeVisible();
  return passkeys;
}

test('the code lets a passkey open too; where the phone knows nobody the code opens, and it is turned off again', async ({
  page,
  server,
}) => {
  const passkeys = await Passkeys.builtIn(page);
  await enrol(page, server);
  await beginToTurnOn(page);
  await expect(page.getByText('Koden er valgt.')).toHaveCount(0, { timeout: 60_000 });
  await examine(page, 'passkey-add');
  await turnOn(page, '264807');
  await expect(page.getByText('Feil kode. Du har 4 forsøk igjen.')).toBeVisible();
  await expect(page.getByLabel('Koden du har nå')).toBeFocused();
  expect(await passkeys.count()).toBe(0);
  await turnOn(page);
  await expect(page.getByRole('heading', SETTINGS)).toBeVisible();
  await expect(page.getByText('Appen åpner seg med fingeravtrykk eller ansikt.')).toBeVisible();
  await look(page, 'settings-passkey');

  await page.getByRole('button', { name: 'Lås nå' }).click();
  await isLockedWithPasskey(page);
  await examine(page, 'lock-passkey');
  await page.getByRole('button', OPEN).click();
  await expect(page.getByRole('heading', SETTINGS)).toBeVisible();

  await passkeys.knowsNobody();
  await page.getByRole('button', { name: 'Lås nå' }).click();
  await isLockedWithPasskey(page);
  await page.getByRole('button', OPEN).click();
  await expect(page.getByText('Telefonen kjente deg ikke igjen, eller du avbrøt.')).toBeVisible();
  await expect(page.getByRole('button', OPEN)).toBeFocused();
  await examine(page, 'lock-passkey-not-done');
  // It was no wrong code.
  await type(page, '264807');
  await expect(page.getByText('Feil kode. Du har 4 forsøk igjen.')).toBeVisible();
  await type(page, CODE);
  await expect(page.getByRole('heading', SETTINGS)).toBeVisible();

  await page.getByRole('button', { name: 'Slå av fingeravtrykk og ansikt' }).click();
  await expect(page.getByRole('link', OPEN)).toBeFocused();
  await page.reload();
  await isLocked(page);
  await expect(page.getByRole('button', OPEN)).toHaveCount(0);
  await type(page, CODE);
  await expect(page.getByRole('heading', SETTINGS)).toBeVisible();
});

test('a phone whose passkeys give out no secrets says so, and opens with its code as before', async ({ page, server }) => {
  await Passkeys.builtIn(page, false);
  await enrol(page, server);
  await beginToTurnOn(page);
  await turnOn(page);
  await expect(page.getByText('Telefonen kan ikke åpne appen slik.')).toBeVisible();
  await look(page, 'passkey-not-here');
  await page.reload();
  await isLocked(page);
  await type(page, CODE);
  await expect(page.getByRole('heading', { level: 1, ...OPEN })).toBeVisible();
});

test('a phone without passkeys is offered none', async ({ page, server }) => {
  await enrol(page, server);
  await openSettings(page);
  await expect(page.getByRole('link', { name: 'Bytt kode' })).toBeVisible();
  await expect(page.getByRole('link', OPEN)).toHaveCount(0);
});

test('another code leaves the passkey', async ({ page, server }) => {
  await enrolWithPasskey(page, server);
  await page.getByRole('link', { name: 'Bytt kode' }).click();
  await page.getByLabel('Koden du har nå').fill(CODE);
  await choose(page, '580273');
  await page.getByRole('button', { name: 'Lås nå' }).click();
  await isLockedWithPasskey(page);
  await page.getByRole('button', OPEN).click();
  await expect(page.getByRole('heading', SETTINGS)).toBeVisible();
});

test('f18 five wrong codes wipe the key for the passkey too', async ({ page, server }) => {
  const passkeys = await enrolWithPasskey(page, server);
  await page.reload();
  await isLockedWithPasskey(page);
  await wipe(page);
  await page.reload();
  await expect(page.getByRole('heading', CLOSED)).toBeVisible();
  await expect(page.getByRole('button', OPEN)).toHaveCount(0);
  expect(await passkeys.count(), 'the phone still has it, and it opens nothing').toBe(1);
});

test('a lost phone that hears of it opens with no passkey any more', async ({ page, server, desk }) => {
  await enrolWithPasskey(page, server);
  // A phone is told that it is lost by the key that it has named to the municipality.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('folgesvenn.renews'))).not.toBeNull();
  await page.reload();
  await isLockedWithPasskey(page);
  await signIn(desk, server.deskLink);
  await desk.getByRole('link', { name: 'Telefoner' }).click();
  await desk.getByRole('button', { name: /^Steng/ }).click();
  await expect(desk.getByRole('main')).toContainText('Stengt');
  // The part that is kept opens once more, and then the phone hears of it.
  await page.getByRole('button', OPEN).click();
  await expect(page.getByRole('heading', CLOSED)).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await expect(page.getByRole('heading', CLOSED)).toBeVisible();
  await expect(page.getByRole('button', OPEN)).toHaveCount(0);
});
