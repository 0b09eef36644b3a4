// A phone with much on it. Typing a thousand entries would take hours, so one that was typed is copied: opened and sealed with
// the phone's own key, which only the page that it belongs to can use.
import type { Page } from '@playwright/test';

/** A row as the app keeps it, opened. */
export interface OpenRow {
  key: string;
  /** Whatever the app writes. */
  row: any;
}

interface Rows {
  read(store: string): Promise<OpenRow[]>;
  write(store: string, rows: OpenRow[]): Promise<void>;
  /** Random bytes under each key, as all is that the phone itself cannot open. */
  fill(store: string, keys: string[], bytes: number): Promise<void>;
}

/** Runs before the page's own scripts. */
export function knowRows(): void {
  /** How many digits the ids on a shelf share. */
  const SHELF = 5;
  const part = (text: string): number[] => {
    const bytes = [...new TextEncoder().encode(text)];
    return [0, 0, 0, 0, 0, 0, 0, bytes.length, ...bytes];
  };
  const place = (store: string, key: string) => Uint8Array.from([...part(store), ...part(key), 0, 1]);
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const open = async () => {
    const found = (await indexedDB.databases()).find((database) => database.name?.startsWith('folgesvenn/'));
    return done(indexedDB.open(found?.name ?? 'none'));
  };
  /** The rows' key of a phone without a code, which lies sealed under the browser's. */
  const keyOf = async (database: IDBDatabase) => {
    const keys = database.transaction('keys').objectStore('keys');
    const [browser, lock] = await Promise.all([done<CryptoKey>(keys.get('browser')), done<Uint8Array>(keys.get('lock'))]);
    const sealed = Uint8Array.from(JSON.parse(new TextDecoder().decode(lock)).key as number[]);
    const parameters = { name: 'AES-GCM', iv: sealed.slice(1, 13), additionalData: place('keys', 'bare') };
    const bytes = await crypto.subtle.decrypt(parameters, browser, sealed.slice(13));
    return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  };
  const put = async (database: IDBDatabase, store: string, rows: [string, Uint8Array][]) => {
    const transaction = database.transaction(store, 'readwrite');
    for (const [key, sealed] of rows) transaction.objectStore(store).put(sealed, key);
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
  };
  /** Rows whose ids begin alike lie together, a line each. */
  const rowsOf = (name: string, text: string): OpenRow[] => {
    const [, id] = name.split('/');
    if (!id || id.length > SHELF) return [{ key: name, row: JSON.parse(text) }];
    const lines = text.trimEnd().split('\n').map((line) => [line, line.indexOf(' ')] as const);
    return lines.map(([line, space]) => ({ key: line.slice(0, space), row: JSON.parse(line.slice(space)) }));
  };
  const rows: Rows = {
    async read(store) {
      const database = await open();
      const key = await keyOf(database);
      const transaction = database.transaction(store);
      const [keys, values] = await Promise.all([
        done(transaction.objectStore(store).getAllKeys()),
        done<Uint8Array<ArrayBuffer>[]>(transaction.objectStore(store).getAll()),
      ]);
      database.close();
      const sealed = keys.map((name, index) => [String(name), values[index]] as const);
      return Promise.all(
        sealed.flatMap(([name, bytes]) => (bytes && name !== 'canary' ? [{ name, bytes }] : [])).map(async ({ name, bytes }) => {
          const parameters = { name: 'AES-GCM', iv: bytes.slice(1, 13), additionalData: place(store, name) };
          const plain = await crypto.subtle.decrypt(parameters, key, bytes.slice(13));
          return rowsOf(name, new TextDecoder().decode(plain));
        }),
      ).then((read) => read.flat());
    },
    async write(store, opened) {
      const database = await open();
      const key = await keyOf(database);
      const seal = async ({ key: name, row }: OpenRow): Promise<[string, Uint8Array]> => {
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const parameters = { name: 'AES-GCM', iv, additionalData: place(store, name) };
        const sealed = await crypto.subtle.encrypt(parameters, key, new TextEncoder().encode(JSON.stringify(row)));
        return [name, Uint8Array.from([1, ...iv, ...new Uint8Array(sealed)])];
      };
      await put(database, store, await Promise.all(opened.map(seal)));
      database.close();
    },
    async fill(store, keys, bytes) {
      const database = await open();
      for (const key of keys) {
        const row = new Uint8Array(bytes);
        for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(row.subarray(at, at + 65_536));
        await put(database, store, [[key, row]]);
      }
      database.close();
    },
  };
  Object.assign(globalThis, { rows });
}

/** Opens every row of a store. */
export async function readRows(page: Page, store: string): Promise<OpenRow[]> {
  return page.evaluate((name) => (globalThis as unknown as { rows: Rows }).rows.read(name), store);
}

/** Seals rows and puts them into a store, beside what is there, each alone as an earlier app did: the most that can lie there. */
export async function writeRows(page: Page, store: string, rows: OpenRow[]): Promise<void> {
  await page.evaluate(([name, all]) => (globalThis as unknown as { rows: Rows }).rows.write(name, all), [store, rows] as const);
}

/** Puts as many rows of random bytes into a store. */
export async function fill(page: Page, store: string, keys: string[], bytes: number): Promise<void> {
  await page.evaluate(([name, all, size]) => (globalThis as unknown as { rows: Rows }).rows.fill(name, all, size), [
    store,
    keys,
    bytes,
  ] as const);
}
