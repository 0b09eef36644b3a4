// Every part of a screen as it looks, in light and in dark, beside how it looked when somebody last looked at it.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { look } from '../fixtures/index.ts';
import { CHROMIUM, QUIET } from '../fixtures/phone.ts';
import { Server } from '../fixtures/server.ts';

const GALLERY = process.env.GALLERY ?? resolve('../../target/wasm/gallery');
/** Machines differ in their fonts; the pictures are taken in one that comes along. */
const WEIGHTS = [400, 500, 600, 700];
/** What is done to a part before it shows what it is for. */
const DONE: Record<string, (page: Page) => Promise<void>> = {
  toast: async (page) => {
    await page.getByRole('button', { name: 'Slett' }).click();
    // It stays as long as somebody is at it.
    await page.getByRole('button', { name: 'Angre' }).focus();
  },
  work_button: (page) => page.getByRole('button').first().click(),
};
/** Two browsers of one version draw a letter's edge alike; another version may not. */
const LIKE = { fullPage: true, maxDiffPixelRatio: 0.003 };

test('every part of a screen looks as it did, fits, and has no accessibility fault', async () => {
  const server = await Server.start(GALLERY);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 700 }, bypassCSP: true, locale: 'nb-NO' });
    await page.goto(`${server.address}/galleri`);
    const contents = page.getByRole('list').getByRole('link');
    await expect(contents).not.toHaveCount(0);
    const parts = await contents.allInnerTexts();
    const fonts = await faces();
    for (const part of parts) {
      await page.goto(`${server.address}/galleri/${part}`);
      await expect(page.getByRole('heading', { level: 1, name: part })).toBeVisible();
      await page.addStyleTag({ content: fonts });
      await DONE[part]?.(page);
      if (part === 'when_long') await expect(page.getByRole('status').last()).not.toBeEmpty();
      await look(page, `gallery ${part}`);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect(page).toHaveScreenshot(['gallery', `${part}-${colorScheme}.png`], LIKE);
      }
      await page.emulateMedia({ colorScheme: null });
    }
  } finally {
    await browser.close();
    await server.dispose();
  }
});

async function faces(): Promise<string> {
  const found = createRequire(import.meta.url);
  const face = async (weight: number): Promise<string> => {
    const file = await readFile(found.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`));
    return `@font-face { font-family: Pinned; font-weight: ${weight}; src: url(data:font/woff2;base64,${file.toString('base64')}); }`;
  };
  return `${(await Promise.all(WEIGHTS.map(face))).join('\n')}\n:root { --font: Pinned; }`;
}
