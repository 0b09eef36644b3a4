// A key that was wiped must not lie in the browser's files any more.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type Phone, test } from '../fixtures/index.ts';
import { CODE, enrolWithCode, isLocked, type, wipe } from '../pages/lock.ts';
import { log, MEETING } from '../pages/session.ts';

test.use({ phoneLock: 'required' });

/**
 * Sixteen random bytes, which lie beside the sealed key and go with it in one stroke. They are the witness because the browser packs
 * its files: what is written in digits, as the key is, may lie there and not be found.
 */
async function witness(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [known] = await indexedDB.databases();
    const database = await done(indexedDB.open(known?.name ?? ''));
    const name = await done<Uint8Array>(database.transaction('keys').objectStore('keys').get('generation'));
    database.close();
    return [...name];
  });
  expect(bytes).toHaveLength(16);
  return Buffer.from(bytes);
}

async function lies(phone: Phone, bytes: Buffer): Promise<boolean> {
  const entries = await readdir(phone.profile, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(files.map(async (file) => (await readFile(file)).includes(bytes)));
  return found.includes(true);
}

test('f18 what lies beside a wiped key is gone from the browser’s files, and the key with it', async ({ page, phone, server }) => {
  await enrolWithCode(phone, server.invitation);
  await log(page, MEETING);
  const bytes = await witness(page);
  await phone.close();
  expect(await lies(phone, bytes), 'as long as the key is there').toBe(true);

  const again = await phone.open();
  await again.goto(server.address);
  await isLocked(again);
  await type(again, '264807');
  await expect(again.getByText('Feil kode. Du har 4 forsøk igjen.')).toBeVisible();
  await type(again, CODE);
  await expect(again.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await again.reload();
  await wipe(again);
  await phone.close();
  expect(await lies(phone, bytes), 'when it is wiped').toBe(false);
});
