// The browser gives no storage, or what lies in it is newer than the app.
import { expect, examine, test } from '../fixtures/index.ts';
import { enrol, openInvitation } from '../pages/enrol.ts';
import { log, MEETING } from '../pages/session.ts';

const CLOSED = { level: 1, name: 'Appen åpner ikke' } as const;

test('a browser that gives no storage is told of at the invitation, and at every start after it', async ({ page, server }) => {
  // As a private window of some browsers does.
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no storage here', 'SecurityError');
    };
  });
  await openInvitation(page, server.invitation);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Telefonen kan ikke lagre')).toBeVisible();
  await examine(page, 'enrol-no-storage');
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
