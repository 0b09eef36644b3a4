// Where the keyboard is: in view, under nothing, marked, and never caught.
import { expect, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { log, MEETING } from '../pages/session.ts';
import type { Page } from '@playwright/test';

/** More than the longest page has places to stop at. */
const MOST = 150;
const SIZES = [
  { width: 390, height: 844 },
  { width: 320, height: 568 },
];

interface Stop {
  what: string;
  /** What is wrong with it; nothing where all is well. */
  fault: string | null;
}

/** What has the focus now. */
async function stop(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const on = document.activeElement as HTMLElement | null;
    if (!on || on === document.body) return null;
    const what = `${on.tagName.toLowerCase()} ${on.id || on.getAttribute('aria-label') || on.textContent?.trim().slice(0, 40)}`;
    // A radio button lies under its label, which is its face.
    const face = on.matches('.chip > input') ? (on.nextElementSibling as HTMLElement) : on;
    const box = face.getBoundingClientRect();
    const [middle, above, below] = [(box.left + box.right) / 2, Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (below - above < Math.min(box.height, 24)) return { what, fault: 'lies beyond the edge' };
    // Of something taller than the window a part is enough.
    const spots = [above + 4, (above + below) / 2, below - 4];
    const seen = spots.filter((y) => {
      const top = document.elementFromPoint(middle, y);
      return top !== null && (face.contains(top) || on.contains(top) || top.contains(on));
    });
    if (seen.length < 2) return { what, fault: 'lies under something else' };
    const style = getComputedStyle(face);
    const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    return { what, fault: marked || style.boxShadow !== 'none' ? null : 'is not marked' };
  });
}

/** Goes round the page with Tab, or back with Shift and Tab, and gives what was wrong on the way. */
async function round(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<string[]> {
  const faults: string[] = [];
  const seen: string[] = [];
  for (let presses = 0; presses < MOST; presses += 1) {
    await page.keyboard.press(key);
    const found = await stop(page);
    // Round: the browser's own bar comes between the last and the first.
    if (!found) return faults;
    seen.push(found.what);
    if (found.fault) faults.push(`${found.what} ${found.fault}`);
  }
  throw new Error(`caught at ${seen.slice(-3).join(', ')}`);
}

for (const size of SIZES) {
  test(`what has the focus is in view, free and marked at ${size.width} × ${size.height}`, async ({ page, server }) => {
    await enrol(page, server.invitation);
    await log(page, { ...MEETING, trip: { from: 'Hjem', to: 'Badet', kilometres: '9' } });
    await page.setViewportSize(size);
    await page.goto(`${server.address}/oppdrag`);
    const assignment = await page.getByRole('main').getByRole('link', { name: /Sak 14/ }).getAttribute('href');
    const report = await page.goto(server.address + assignment).then(async () =>
      page.getByRole('link', { name: 'Skriv rapporten' }).getAttribute('href'),
    );
    const paths = ['/', '/del', '/samver/ny', '/plan/ny', '/maned', assignment, `${assignment}/veiledning`, report, '/bekymring'];
    const rest = ['/hendelse', '/min-status', '/hjelp', '/innstillinger', '/innstillinger/kode', '/innstillinger/telefoner'];
    const faults: string[] = [];
    for (const path of [...paths, ...rest]) {
      for (const key of ['Tab', 'Shift+Tab'] as const) {
        await page.goto(server.address + path);
        await expect(page.locator('h1.waiting')).toHaveCount(0);
        faults.push(...(await round(page, key)).map((fault) => `${path} (${key}): ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });
}
