// The app stops in the middle, or its files are gone. What was written is still there.
import type { Page } from '@playwright/test';
import { halveKept } from '../fixtures/damage.ts';
import { expect, examine, look, test } from '../fixtures/index.ts';
import { signIn } from '../pages/desk.ts';
import { enrol, enrolForGood } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { begin, log, MEETING, save, write } from '../pages/session.ts';


/** From now on the browser cannot make an element, which no code of a view is prepared for. */
function breakViews(): void {
  const broken = () => {
    throw new Error('broken by the test');
  };
  Document.prototype.createElement = broken;
  Node.prototype.cloneNode = broken;
}

test('f28 a panic in a view shows the way out, and neither an entry nor a half-written form is lost', async ({
  page,
  server,
  watch,
}) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  // What comes back from the municipality would draw something, and stop the app before anybody touches it.
  await expect(page.getByText('Alt er sendt').first()).toBeVisible({ timeout: 60_000 });
  await begin(page);
  await write(page, { ...MEETING, date: '2026-03-31', note: 'Vi så på båtene' });
  await expect(page.getByText('Det du skriver, tas vare på')).toBeVisible();
  watch.foresee(/unreachable/);
  await page.evaluate(breakViews);
  await page.getByRole('link', { name: 'Tilbake' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Appen stoppet' })).toBeVisible();
  await expect(page.locator('[data-detail]')).toContainText('.rs:');
  await expect(page.locator('body')).not.toContainText('båtene');
  expect(await wayBack(page)).toBeNull();
  await examine(page, 'recovery');
  await page.getByRole('link', { name: 'Prøv igjen' }).click();
  await page.getByRole('link', { name: 'Fortsett på det du begynte på' }).click();
  await expect(page.getByLabel('Notat')).toHaveValue('Vi så på båtene');
  await save(page);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toBeVisible();
  await expect(entry(page, '31. mars')).toBeVisible();
});

test('f27 an app whose code does not start leads to the way out, which downloads it anew and loses no entry', async ({
  page,
  phone,
  server,
  watch,
}) => {
  await enrolForGood(phone, server.invitation);
  await server.stop();
  await log(page, MEETING);

  watch.allow(/instantiateStreaming/);
  await halveKept(page, '.wasm');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Appen stoppet' })).toBeVisible();

  // Without a network the kept files are not thrown away.
  await page.getByRole('button', { name: 'Last ned appen på nytt' }).click();
  await expect(page.getByText('Ingen kontakt med kommunens tjener.')).toBeVisible();
  expect(await kept(page)).toBeGreaterThan(0);

  await server.start();
  await page.getByRole('button', { name: 'Last ned appen på nytt' }).click();
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
});

test('f27 an app that does not start gives what is not sent to the person who carries it to the desk', async ({
  page,
  phone,
  server,
  desk,
  watch,
}) => {
  await enrolForGood(phone, server.invitation);
  await page.goto(`${server.address}/recovery.html`);
  await page.getByRole('button', { name: 'Lagre som fil' }).click();
  await expect(page.locator('section[lang=nb]').getByText('Alt på telefonen er sendt.')).toBeVisible();
  await page.goto(server.address);

  await phone.context.route('**/api/v1/sync/push', (route) => route.abort('connectionreset'));
  await log(page, MEETING);
  await log(page, { ...MEETING, date: '2026-03-31' });
  watch.allow(/instantiateStreaming/);
  await halveKept(page, '.wasm');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Appen stoppet' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lagre som fil' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^folgesvenn-\d{4}-\d{2}-\d{2}\.fsv$/);
  await expect(page.getByText('Filen er lagret.')).toBeVisible();
  await look(page, 'recovery-saved');

  await signIn(desk, server.deskLink);
  await desk.getByRole('link', { name: 'Ta inn fil' }).click();
  await desk.getByLabel('Fil fra telefonen').setInputFiles(await file.path());
  await desk.getByRole('button', { name: 'Ta inn' }).click();
  await expect(desk.getByRole('main')).toContainText('2 føringer er tatt inn');

  await phone.context.unroute('**/api/v1/sync/push');
  await page.getByRole('button', { name: 'Last ned appen på nytt' }).click();
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
  await expect(entry(page, '31. mars')).toContainText('Mottatt', { timeout: 60_000 });
});

test('f10 a storage that the browser has cleared is told, and what the municipality has comes back', async ({
  page,
  phone,
  server,
}) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
  await page.goto('about:blank');
  const browser = await phone.context.newCDPSession(page);
  await browser.send('Storage.clearDataForOrigin', { origin: server.address, storageTypes: 'indexeddb' });
  await page.goto(server.address);
  await expect(page.getByText('Nettleseren slettet det som lå på telefonen')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Skriv opp som sist' })).toBeVisible({ timeout: 60_000 });
  await examine(page, 'today-cleared');
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
});

test('clearing every cache and every worker loses no entry', async ({ page, phone, server }) => {
  await enrolForGood(phone, server.invitation);
  // Nothing gets through, so that the entry lies on this phone alone.
  await phone.context.route('**/api/v1/sync/push', (route) => route.abort('connectionreset'));
  await log(page, MEETING);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  });
  expect(await kept(page)).toBe(0);
  await page.goto(server.address);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Bare på telefonen');
  await phone.context.unroute('**/api/v1/sync/push');
  await page.reload();
  await expect(entry(page, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
});

/** Where the way out leads back to, as long as somebody has not gone there. */
async function wayBack(page: Page): Promise<string | null> {
  return page.evaluate(() => sessionStorage.getItem('folgesvenn.back'));
}

/** How many files of the app lie on the phone. */
async function kept(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const files = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
    return files.reduce((sum, count) => sum + count, 0);
  });
}

test('the way out of a first start that failed leads back to the invitation, and then forgets it', async ({ page, server }) => {
  await page.route(/_bg\.wasm$/, (route) => route.abort());
  await page.goto(server.invitation);
  await expect(page.getByRole('heading', { level: 1, name: 'Appen stoppet' })).toBeVisible({ timeout: 60_000 });
  expect(await wayBack(page)).toContain('/invitasjon#');
  await page.unroute(/_bg\.wasm$/);
  await page.getByRole('link', { name: 'Prøv igjen' }).click();
  await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
  expect(await wayBack(page)).toBeNull();
});
