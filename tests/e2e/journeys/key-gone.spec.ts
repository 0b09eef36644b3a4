// What opens the lock must not lie in the browser's files any more once it was replaced or wiped.
import type { Page } from '@playwright/test';
import { expect, type Phone, test } from '../fixtures/index.ts';
import { keptOffline } from '../pages/enrol.ts';
import { choose, CODE, connect, filesThatTell, isLocked, type, wipe } from '../pages/lock.ts';
import { log, MEETING } from '../pages/session.ts';

test.use({ phoneLock: 'required' });

/** A part of the sealed data key, as the lock's row writes it down. */
async function sealedKey(page: Page): Promise<string> {
  const row = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''));
      const row = await done<Uint8Array>(database.transaction('keys').objectStore('keys').get('lock'));
      database.close();
      return new TextDecoder().decode(row);
    }
    return '';
  });
  const bytes = /"key":\[([\d,]+)\]/.exec(row)?.[1] ?? '';
  expect(bytes.length).toBeGreaterThan(100);
  return bytes.slice(40, 100);
}

async function lie(phone: Phone, key: string): Promise<boolean> {
  return (await filesThatTell(phone, [key])).length > 0;
}

test('f18 a key that was replaced or wiped is gone from the browser’s files', async ({ page, phone, server }) => {
  await connect(page, server.invitation);
  const bare = await sealedKey(page);
  await choose(page);
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await keptOffline(phone);
  await log(page, MEETING);
  const coded = await sealedKey(page);
  await phone.close();
  expect([await lie(phone, bare), await lie(phone, coded)], 'the key under no code, the key under a code').toEqual([false, true]);

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
  expect(await lie(phone, coded), 'the wiped key').toBe(false);
});
