// When the app asks the server, and when what it says is on the phone's disk.
import type { Page } from '@playwright/test';

interface Seen {
  /** When each route was first asked for. */
  asked: Record<string, number>;
  /** How many rows of a store have been written, and when that was done. */
  written: Record<string, { rows: number; at: number }>;
}

/** Runs before the page's own scripts. */
export function watchSync(): void {
  const seen: Seen = { asked: {}, written: {} };
  Object.assign(globalThis, { seen });
  const ask = globalThis.fetch;
  globalThis.fetch = (what, how) => {
    const route = new URL(what instanceof Request ? what.url : what, location.href).pathname.split('/').at(-1) ?? '';
    seen.asked[route] ??= performance.now();
    return ask(what, how);
  };
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, key) {
    const store = this.name;
    this.transaction.addEventListener('complete', () => {
      const written = (seen.written[store] ??= { rows: 0, at: 0 });
      written.rows += 1;
      written.at = performance.now();
    });
    return put.call(this, value, key);
  };
}

/** Milliseconds from the first question to `route` until `rows` rows of `store` had reached the disk. */
export async function untilWritten(page: Page, route: string, store: string, rows: number): Promise<number> {
  const done = await page.waitForFunction(
    ([name, many]) => {
      const { seen } = globalThis as unknown as { seen: Seen };
      const written = seen.written[name];
      return written && written.rows >= many ? { ...seen, at: written.at } : undefined;
    },
    [store, rows] as const,
    { timeout: 300_000 },
  );
  const { asked, at } = (await done.jsonValue()) as Seen & { at: number };
  const begun = asked[route];
  if (begun === undefined) throw new Error(`the app never asked ${route}`);
  return at - begun;
}
