// How long the screen takes to answer a finger or a key, on a modest phone. The browser measures it itself (Event Timing).
import type { Page } from '@playwright/test';
import { begin, choose, MEETING } from '../pages/session.ts';

const CPU_SLOWDOWN = 4;

/** Runs before the page's own scripts: what the browser says of each interaction, in milliseconds. */
export function watchInteractions(): void {
  const longest = new Map<number, number>();
  const watcher = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId?: number })[]) {
      const id = entry.interactionId;
      if (id) longest.set(id, Math.max(longest.get(id) ?? 0, entry.duration));
    }
  });
  watcher.observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  Object.assign(globalThis, { interactions: () => [...longest.values()] });
}

/** What a contact does in an evening, with the processor slowed down; gives how long each interaction took to be seen. Those of
 *  less than two frames are not told by the browser, and count as 16. */
export async function interactions(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  let done = 0;
  const all: number[] = [];
  const tell = async () => {
    const told = await page.evaluate(() => (globalThis as unknown as { interactions: () => number[] }).interactions());
    all.push(...told, ...Array.from({ length: Math.max(0, done - told.length) }, () => 16));
    done = 0;
  };
  const key = async (label: string, text: string) => {
    await page.getByLabel(label, { exact: true }).click();
    await page.keyboard.type(text, { delay: 60 });
    done += 1 + text.length;
  };
  const tap = async (role: 'button' | 'link', name: string | RegExp) => {
    await page.getByRole(role, { name, exact: true }).first().click();
    done += 1;
  };
  await begin(page);
  await choose(page, 'Hvilket oppdrag?', MEETING.assignment ?? '');
  await choose(page, 'Hva gjorde dere?', 'Tur');
  done += 4;
  await page.getByLabel('Dato').fill('2026-03-29');
  await page.getByLabel('Fra klokka').fill('10:00');
  await page.getByLabel('Til klokka').fill('12:00');
  await tap('button', /^Legg til (mer )?kjøring/);
  await key('Fra', 'Hjem');
  await key('Til', 'Badet');
  await key('Kilometer', '12,5');
  await tap('button', 'Legg til utlegg');
  await key('Hva var det?', 'Kino');
  await key('Kroner', '120');
  await key('Notat (valgfritt)', 'Vi så en film sammen.');
  await tap('button', 'Lagre');
  for (const tab of ['Måned', 'Oppdrag', 'Innstillinger', 'Måned', 'I dag', 'Måned']) await tap('link', tab);
  await tap('button', /^Send inn/);
  await tap('button', 'Ikke nå');
  await tell();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return all;
}
