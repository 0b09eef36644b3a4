// How long a page takes until it can be used, on a modest phone with a modest line.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { CHROMIUM, QUIET, VIEWPORT } from '../fixtures/phone.ts';
import type { Server } from '../fixtures/server.ts';
import { workerActive } from '../pages/enrol.ts';

/** A page that only the whole app has; the smallest app shows the same at every address. */
const NEEDS_ALL = '/innstillinger';
const CPU_SLOWDOWN = 4;
/** 1.6 Mbit/s down, 750 kbit/s up, 150 ms. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/** Milliseconds from asking for the page until its heading is there: the very first visit, over the slow line. */
export async function firstUse(server: Server): Promise<number> {
  return withProfile(async (context, page) => {
    await throttle(context, page, true);
    return usable(page, server.address);
  });
}

/** The same until a page is there that needs all of the app, and not only what an invitation needs. */
export async function wholeApp(server: Server): Promise<number> {
  return withProfile(async (context, page) => {
    await throttle(context, page, true);
    return usable(page, server.address + NEEDS_ALL);
  });
}

/** The same with everything kept on the phone and the server stopped; `used` is what the phone was used for before. */
export async function offlineStart(server: Server, used?: (page: Page) => Promise<void>): Promise<number> {
  return withProfile(async (context, page) => {
    await page.goto(server.address);
    await workerActive(page);
    await used?.(page);
    // The worker answers from the second visit on.
    await page.reload();
    await server.stop();
    try {
      await throttle(context, page, false);
      await page.goto('about:blank');
      return await usable(page, server.address);
    } finally {
      await server.start();
    }
  });
}

async function withProfile(measure: (context: BrowserContext, page: Page) => Promise<number>): Promise<number> {
  const profile = await mkdtemp(join(tmpdir(), 'folgesvenn-measure-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: QUIET,
    viewport: VIEWPORT,
    locale: 'nb-NO',
  });
  try {
    await context.addInitScript(noteHeading);
    const [page] = context.pages();
    if (!page) throw new Error('the browser has no page');
    return await measure(context, page);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function throttle(context: BrowserContext, page: Page, line: boolean): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  if (line) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', LINE);
  }
}

async function usable(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await page.waitForFunction(() => 'headingAt' in globalThis);
  return page.evaluate(() => (globalThis as unknown as { headingAt: number }).headingAt);
}

/** Runs before the page's own scripts. */
function noteHeading(): void {
  const watcher = new MutationObserver(() => {
    if (document.querySelector('h1:not(.waiting)') && !('headingAt' in globalThis)) {
      // After the frame in which it is painted.
      requestAnimationFrame(() => setTimeout(() => Object.assign(globalThis, { headingAt: performance.now() })));
      watcher.disconnect();
    }
  });
  watcher.observe(document, { childList: true, subtree: true });
}
