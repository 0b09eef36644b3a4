// The browser gives no storage, or what lies in it is newer than the app.
import { expect, examine, test } from '../fixtures/index.ts';
import { enrol, openInvitation } from '../pages/enrol.ts';
import { log, MEETING } from '../pages/session.ts';

const CLOSED = { level: 1, name: 'Appen åpner ikke' } as const;

/** As a private window of some browsers does. */
function noDatabases(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException('no storage here', 'SecurityError');
  };
}

/** As a browser does that is told to keep nothing for any site. */
function noPreferences(): void {
  Object.defineProperty(globalThis, 'localStorage', {
    get: () => {
      throw new DOMException('no storage here', 'SecurityError');
    },
  });
}

for (const [what, refuse] of [['databases', noDatabases], ['preferences', noPreferences]] as const) {
  test(`a browser that keeps no ${what} is told of before its invitation is used up`, async ({ page, server, anotherPhone }) => {
    await page.addInitScript(refuse);
    await openInvitation(page, server.invitation);
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByText('Telefonen kan ikke lagre')).toBeVisible();
    await examine(page, 'enrol-no-storage');
    const { page: other } = await anotherPhone();
    await enrol(other, server.invitation);
  });
}

test('a browser that gives no storage any more says so at every start', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await page.addInitScript(noDatabases);
  await page.goto(server.address);
  await expect(page.getByRole('heading', CLOSED)).toBeVisible();
  await examine(page, 'blocked-no-storage');
});

test('f26 what a newer app has written is left alone by an older one, which says so', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  // A page without the app, so that nobody holds the storage.
  await page.goto(`${server.address}/recovery.html`);
  await page.evaluate(openAsNewer);
  await page.goto(server.address);
  await expect(page.getByRole('heading', CLOSED)).toBeVisible();
  await examine(page, 'blocked-newer');
  await page.getByRole('button', { name: 'Prøv igjen' }).click();
  await expect(page.getByRole('heading', CLOSED)).toBeVisible();
});

/** Gives the storage a version that the app does not know yet. */
async function openAsNewer(): Promise<void> {
  for (const { name, version } of await indexedDB.databases()) {
    const opening = indexedDB.open(name ?? '', (version ?? 0) + 1);
    await new Promise((resolve, reject) => {
      opening.onsuccess = resolve;
      opening.onerror = reject;
      opening.onblocked = reject;
    });
    opening.result.close();
  }
}
