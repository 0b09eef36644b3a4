// When the app asks the server, and when what it says is on the phone's disk.
import type { Page } from '@playwright/test';

interface Seen {
  /** When each route was first asked for. */
  asked: Record<string, number>;
  /** When each store was last written to, for certain. */
  written: Record<string, number>;
  /** The same, as it was when a route was first asked for. */
  before: Record<string, Record<string, number>>;
}

/** Runs before the page's own scripts. */
export function watchSync(): void {
  const seen: Seen = { asked: {}, written: {}, before: {} };
  Object.assign(globalThis, { seen });
  const ask = globalThis.fetch;
  globalThis.fetch = (what, how) => {
    const route = new URL(what instanceof Request ? what.url : what, location.href).pathname.split('/').at(-1) ?? '';
    seen.asked[route] ??= performance.now();
    seen.before[route] ??= { ...seen.written };
    return ask(what, how);
  };
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const begun = transaction.call(this, stores, mode, options);
    if (mode === 'readwrite') {
      begun.addEventListener('complete', () => {
        for (const store of begun.objectStoreNames) seen.written[store] = performance.now();
      });
    }
    return begun;
  };
}

/**
 * Milliseconds from the first question to `route` until what came of it was written to `store`, before the app first asked
 * `next`: it does so when all that came before is on its disk.
 */
export async function untilWritten(page: Page, route: string, store: string, next: string): Promise<number> {
  const done = await page.waitForFunction(
    (following) => {
      const { seen } = globalThis as unknown as { seen: Seen };
      return seen.before[following] && seen;
    },
    next,
    { timeout: 300_000 },
  );
  const { asked, before } = (await done.jsonValue()) as Seen;
  const [begun, at] = [asked[route], before[next]?.[store]];
  if (begun === undefined || at === undefined) throw new Error(`the app never asked ${route}, or wrote nothing of it`);
  return at - begun;
}
