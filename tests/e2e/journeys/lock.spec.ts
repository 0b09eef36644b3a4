// The lock on the phone, from choosing a code to forgetting it.
import { expect, examine, test } from '../fixtures/index.ts';
import { CODE, choose, connect, enrolWithCode, filesThatTell, isLocked, type, wipe } from '../pages/lock.ts';
import { signIn } from '../pages/desk.ts';
import { openInvitation } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { begin, log, MEETING, write } from '../pages/session.ts';

test.use({ phoneLock: 'required' });

const NOTE = 'Kanarifuglen sang hele veien';
const SOON = 'Appen låser seg om ett minutt.';
const TODAY = { level: 1, name: 'I dag' } as const;

test('a code is chosen before anything else, opens what lies there, and says how many tries are left', async ({ page, server }) => {
  await connect(page, server.invitation);
  await examine(page, 'lock-choose');
  await choose(page, '123456');
  await expect(page.getByLabel('Ny kode')).toBeFocused();
  await examine(page, 'lock-choose-weak');
  await choose(page, CODE, '739165');
  await expect(page.getByText('Kodene er ikke like')).toBeVisible();
  await choose(page);
  await expect(page.getByRole('heading', TODAY)).toBeVisible();
  await log(page, { ...MEETING, note: NOTE });
  await openMonth(page);

  await page.reload();
  await isLocked(page);
  await examine(page, 'lock-locked');
  await type(page, '12345');
  await expect(page.getByText('Koden må ha 6 til 32 tall.')).toBeVisible();
  await type(page, '264807');
  await expect(page.getByText('Feil kode. Du har 4 forsøk igjen.')).toBeVisible();
  await expect(page.getByLabel('Kode', { exact: true })).toBeFocused();
  await examine(page, 'lock-wrong');
  await page.reload();
  await type(page, '264807');
  await expect(page.getByText('Feil kode. Du har 3 forsøk igjen.')).toBeVisible();
  await type(page, CODE);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });

  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Innstillinger' }).click();
  await expect(page.getByRole('button', { name: 'Lås nå' })).toBeVisible();
  await examine(page, 'settings-lock');
  await page.getByRole('link', { name: 'Bytt kode' }).click();
  await examine(page, 'lock-change');
  await page.getByLabel('Koden du har nå').fill(CODE);
  await choose(page, '580273');
  await page.getByRole('button', { name: 'Lås nå' }).click();
  await isLocked(page);
  await type(page, '580273');
  await expect(page.getByRole('heading', { level: 1, name: 'Innstillinger' })).toBeVisible();
});

test('f18 five wrong codes wipe the key, and what was not sent is at the municipality after a new invitation', async ({
  page,
  phone,
  server,
}) => {
  await enrolWithCode(phone, server.invitation);
  await server.stop();
  await log(page, { ...MEETING, note: NOTE });
  await phone.close();
  expect(await filesThatTell(phone, [NOTE, CODE])).toEqual([]);

  let again = await phone.open();
  await again.goto(server.address);
  await isLocked(again);
  await type(again, CODE);
  await openMonth(again);
  await expect(entry(again, '30. mars')).toContainText('Bare på telefonen');
  await again.reload();
  await wipe(again);
  await examine(again, 'lock-wiped');
  await phone.close();
  again = await phone.open();
  await again.goto(server.address);
  await expect(again.getByRole('heading', { level: 1, name: 'Telefonen er stengt' })).toBeVisible();

  await server.start();
  await connect(again, server.freshInvitation);
  await choose(again, '580273');
  await expect(again.getByRole('heading', TODAY)).toBeVisible();
  await openMonth(again);
  await expect(entry(again, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
});

test('a phone that the office reports as lost throws its key away when it hears of it, and loses no hours', async ({
  page,
  phone,
  server,
  desk,
}) => {
  await enrolWithCode(phone, server.invitation);
  await phone.context.setOffline(true);
  await log(page, { ...MEETING, note: NOTE });
  await signIn(desk, server.deskLink);
  await desk.getByRole('link', { name: 'Telefoner' }).click();
  await desk.getByRole('button', { name: /^Steng/ }).click();
  await expect(desk.getByRole('main')).toContainText('Stengt');
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Bare på telefonen');

  await phone.context.setOffline(false);
  await expect(page.getByRole('heading', { level: 1, name: 'Telefonen er stengt' })).toBeVisible({ timeout: 60_000 });
  await phone.close();
  expect(await filesThatTell(phone, [NOTE, CODE])).toEqual([]);
  const again = await phone.open();
  await again.goto(server.address);
  await expect(again.getByRole('heading', { level: 1, name: 'Telefonen er stengt' })).toBeVisible();
  await server.stop();
  await server.start();
  await connect(again, server.freshInvitation);
  await choose(again);
  await openMonth(again);
  await expect(entry(again, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
});

test('a contact sees both phones, and shuts out the one that is lost', async ({
  page,
  phone,
  anotherPhone,
  server,
}) => {
  await enrolWithCode(phone, server.invitation);
  await server.stop();
  await server.start();
  const other = await anotherPhone();
  await connect(other.page, server.freshInvitation);
  await choose(other.page);
  await other.page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Innstillinger' }).click();
  await other.page.getByRole('link', { name: 'Telefonene dine' }).click();
  await expect(other.page.getByText('(denne)')).toBeVisible();
  await expect(other.page.getByText('Koden er valgt.')).toHaveCount(0, { timeout: 60_000 });
  await examine(other.page, 'phones-own');
  await other.page.getByRole('button', { name: /^Steng/ }).click();
  await examine(other.page, 'phones-own-sure');
  await other.page.getByRole('button', { name: 'Steng telefonen' }).click();
  await expect(other.page.getByText(/^Stengt/)).toBeVisible();
  // It hears of it when it next asks.
  await phone.context.setOffline(true);
  await phone.context.setOffline(false);
  await expect(page.getByRole('heading', { level: 1, name: 'Telefonen er stengt' })).toBeVisible({ timeout: 60_000 });
});

test('a forgotten code is given up, and a new invitation leads in', async ({ page, server }) => {
  await connect(page, server.invitation);
  await choose(page);
  await expect(page.getByRole('heading', TODAY)).toBeVisible();
  await page.reload();
  await isLocked(page);
  await page.getByRole('button', { name: 'Glemt koden?' }).click();
  await examine(page, 'lock-forgotten');
  await page.getByRole('button', { name: 'Prøv igjen' }).click();
  await isLocked(page);
  await page.getByRole('button', { name: 'Glemt koden?' }).click();
  await page.getByRole('button', { name: 'Slett nøkkelen på telefonen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Telefonen er stengt' })).toBeVisible();
  await server.stop();
  await server.start();
  await connect(page, server.freshInvitation);
});

test('a new invitation on a locked phone keeps what lies there, behind the same code', async ({ page, phone, server }) => {
  await enrolWithCode(phone, server.invitation);
  await server.stop();
  await log(page, MEETING);
  await server.start();
  await openInvitation(page, server.freshInvitation);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Telefonen er koblet til')).toBeVisible();
  await page.getByRole('link', { name: 'Gå til I dag' }).click();
  await isLocked(page);
  await type(page, CODE);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
});

test('the app locks by itself where nobody touches it or sees it, says so before, and keeps what was being written', async ({
  page,
  server,
  now,
}) => {
  await page.clock.install({ time: new Date(now) });
  await connect(page, server.invitation);
  await choose(page);
  await expect(page.getByRole('heading', TODAY)).toBeVisible();
  await begin(page);
  await write(page, { ...MEETING, note: NOTE });
  await expect(page.getByText('Det du skriver, tas vare på')).toBeVisible();
  await page.clock.fastForward('14:00');
  await expect(page.getByText(SOON)).toBeVisible();
  await page.getByRole('button', { name: 'Bli her' }).click();
  await expect(page.getByText(SOON)).toHaveCount(0);
  await page.clock.fastForward('14:00');
  await expect(page.getByText(SOON)).toBeVisible();
  await expect(page.getByLabel('Notat')).toBeVisible();
  await page.clock.fastForward('02:00');
  await isLocked(page);
  await expect(page.getByText(NOTE)).toHaveCount(0);
  await type(page, CODE);
  await expect(page.getByLabel('Notat')).toHaveValue(NOTE);

  await seen(page, 'hidden');
  await expect(page.locator('.shell')).toBeHidden();
  await page.clock.fastForward('04:00');
  await seen(page, 'visible');
  await expect(page.getByLabel('Notat')).toHaveValue(NOTE);
  await seen(page, 'hidden');
  await page.clock.fastForward('05:30');
  await isLocked(page);
});

/** What the browser says when the app comes to the front, or leaves it. */
async function seen(page: import('@playwright/test').Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}
