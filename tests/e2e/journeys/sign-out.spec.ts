// The contact leaves the phone: nothing of theirs stays on it.
import type { Page } from '@playwright/test';
import { expect, examine, test } from '../fixtures/index.ts';
import { signIn } from '../pages/desk.ts';
import { enrol, enrolForGood } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

const GONE = 'Telefonen er ikke koblet til kommunen';

test('f17 signing out with entries that are not sent asks first, forgets all at once, and ends the session when there is a network', async ({
  page,
  phone,
  server,
  desk,
}) => {
  await enrolForGood(phone, server.invitation);
  const other = await phone.context.newPage();
  await other.goto(server.address);
  await phone.context.setOffline(true);
  await log(page, { ...MEETING, note: 'Vi så på båtene' });
  await openSignOut(page);
  await expect(page.getByText('1 føring er ikke sendt')).toBeVisible();
  await examine(page, 'sign-out-unsent');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lagre som fil' }).click();
  const file = await (await download).path();
  await page.getByRole('link', { name: 'Avbryt' }).click();
  expect(await kept(page)).not.toEqual([]);

  await openSignOut(page);
  await page.getByRole('button', { name: 'Slett og logg ut' }).click();
  for (const window of [page, other]) await expect(window.getByText(GONE)).toBeVisible();
  expect(await kept(page)).toEqual([]);
  await page.reload();
  await expect(page.getByText(GONE)).toBeVisible();
  expect(await kept(page)).toEqual([]);
  await expect.poll(() => phone.context.cookies().then(names)).toContain('__Host-folgesvenn');

  await phone.context.setOffline(false);
  await expect.poll(() => phone.context.cookies().then(names)).not.toContain('__Host-folgesvenn');
  await other.close();

  // Let in again, the phone knows nothing of before, and is not signed out by what it had left to do.
  await server.stop();
  await server.start();
  await enrol(page, server.freshInvitation);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toHaveCount(0);
  await page.goto(`${server.address}/innstillinger`);
  await expect(page.getByText('Alt er sendt')).toBeVisible();
  await expect(page.getByText('Sist i kontakt med kommunen: i dag')).toBeVisible({ timeout: 60_000 });

  // What was saved as a file is not lost.
  await signIn(desk, server.deskLink);
  await desk.getByRole('link', { name: 'Ta inn fil' }).click();
  await desk.getByLabel('Fil fra telefonen').setInputFiles(file);
  await desk.getByRole('button', { name: 'Ta inn' }).click();
  await expect(desk.getByRole('main')).toContainText('1 føring er tatt inn');
});

test('f17 signing out where all is sent ends the session at once', async ({ page, phone, server }) => {
  await enrol(page, server.invitation);
  await openSignOut(page);
  await examine(page, 'sign-out');
  const ended = page.waitForResponse('**/api/v1/sign-out');
  await page.getByRole('button', { name: 'Logg ut' }).click();
  await expect(page.getByText(GONE)).toBeVisible();
  expect((await ended).status()).toBe(200);
  expect(await kept(page)).toEqual([]);
  expect(names(await phone.context.cookies())).not.toContain('__Host-folgesvenn');
});

async function openSignOut(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Innstillinger' }).click();
  await page.getByRole('link', { name: 'Logg ut av denne telefonen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Logg ut av denne telefonen?' })).toBeVisible();
}

const names = (cookies: { name: string }[]) => cookies.map(({ name }) => name);

/** Every row and key of every database of the page's origin, and whose phone it is. */
async function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found = localStorage.getItem('folgesvenn.device') ? ['whose phone it is'] : [];
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const keys = await done(database.transaction(store).objectStore(store).getAllKeys());
        found.push(...keys.map((key) => `${name}: ${store}/${String(key)}`));
      }
      database.close();
    }
    return found;
  });
}
