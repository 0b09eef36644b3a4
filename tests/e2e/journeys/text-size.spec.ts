import type { Page } from '@playwright/test';
import { expect, examine, fits, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { openMonth } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

test('the text can be made larger, stays so, and leaves nothing beyond the edge', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  const before = await size(page);
  await page.getByRole('link', { name: 'Innstillinger' }).click();
  await page.getByText('Størst').click();
  await expect.poll(() => size(page)).toBe(before * 1.5);
  await expect(page.getByText('Alt er sendt').first()).toBeVisible({ timeout: 60_000 });
  await examine(page, 'settings-largest');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Innstillinger' })).toBeVisible();
  expect(await size(page)).toBe(before * 1.5);
  await openMonth(page);
  await examine(page, 'month-largest');
});

test('with more room between letters, words and lines nothing is cut off or beyond the edge', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  await page.setViewportSize({ width: 320, height: 568 });
  for (const address of ['/', '/samver/ny', '/maned', '/oppdrag', '/plan/ny', '/bekymring', '/hjelp', '/innstillinger']) {
    await page.goto(server.address + address);
    await expect(page.locator('h1:not(.waiting)')).toBeVisible();
    await spread(page);
    await fits(page, `${address} with more room`);
    expect(await cutOff(page), `cut off on ${address}`).toEqual([]);
  }
});

/** As WCAG 1.4.12 has it. */
async function spread(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    const text = 'line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;';
    sheet.replaceSync(`* { ${text} } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
  });
}

/** What holds more than it shows. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hides = (part: Element) => /hidden|clip/.test(getComputedStyle(part).overflow) && part.clientWidth > 1;
    const more = (part: Element) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1;
    const parts = [...document.querySelectorAll('main *, footer *')].filter((part) => hides(part) && more(part));
    return parts.map((part) => `${part.tagName} ${part.className}: ${part.textContent?.slice(0, 40)}`);
  });
}

/** The size of usual text, in pixels. */
function size(page: Page): Promise<number> {
  return page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
}
