// How long an entry takes from the press on "Lagre" until the phone has it for certain.
import { expect, type Page } from '@playwright/test';
import { ASSIGNMENT, begin, save, write } from '../pages/session.ts';

interface Watched {
  pressedAt: number;
  durableAt: number;
}

/** Runs before the page's own scripts: notes the press, and the end of the transaction that writes the entry's operation. */
export function watchSaving(): void {
  const watched: Watched = { pressedAt: 0, durableAt: 0 };
  Object.assign(globalThis, { watched });
  addEventListener(
    'click',
    (event) => {
      const button = (event.target as Element | null)?.closest('button');
      if (button && button.textContent?.trim() === 'Lagre') Object.assign(watched, { pressedAt: event.timeStamp, durableAt: 0 });
    },
    true,
  );
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const begun = transaction.call(this, stores, mode, options);
    if (mode === 'readwrite' && [stores].flat().includes('ops')) {
      begun.addEventListener('complete', () => {
        if (watched.durableAt === 0) watched.durableAt = performance.now();
      });
    }
    return begun;
  };
}

/** Milliseconds of each of `count` saves through the form. */
export async function saves(page: Page, count: number): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) {
    await begin(page);
    const hour = String(8 + (index % 12)).padStart(2, '0');
    const date = `2026-03-${String(1 + Math.floor(index / 12)).padStart(2, '0')}`;
    await write(page, { assignment: ASSIGNMENT, date, start: `${hour}:00`, end: `${hour}:45`, activity: 'Tur' });
    await save(page);
    const { pressedAt, durableAt } = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
    taken.push(durableAt - pressedAt);
  }
  return taken;
}

/**
 * Milliseconds of each of `count` strict puts of as many bytes, with nothing around them but what any save has: a person's
 * press. After a press the browser paints before it hands out other events, which is not the app's doing and takes longer
 * than the put itself.
 */
export async function rawPuts(page: Page, count: number, bytes: number): Promise<number[]> {
  await page.evaluate(async (size) => {
    const opened = indexedDB.open('yardstick', 1);
    opened.onupgradeneeded = () => opened.result.createObjectStore('rows');
    await new Promise((resolve) => (opened.onsuccess = resolve));
    const button = document.createElement('button');
    button.textContent = 'Put';
    button.onclick = (event) => {
      const row = crypto.getRandomValues(new Uint8Array(size));
      const put = opened.result.transaction('rows', 'readwrite', { durability: 'strict' });
      put.objectStore('rows').put(row, crypto.randomUUID());
      put.oncomplete = () => (button.dataset.took = String(performance.now() - event.timeStamp));
    };
    document.body.prepend(button);
  }, bytes);
  const button = page.getByRole('button', { name: 'Put', exact: true });
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) {
    await button.evaluate((element) => element.removeAttribute('data-took'));
    await button.click();
    await expect(button).toHaveAttribute('data-took', /./);
    taken.push(Number(await button.getAttribute('data-took')));
  }
  await button.evaluate((element) => element.remove());
  return taken;
}
