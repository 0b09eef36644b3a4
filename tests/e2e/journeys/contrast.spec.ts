// What has to be seen besides text: frames, choices, bars and the ring of the focus stand out three to one (WCAG 1.4.11).
import { expect, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { begin, log, MEETING, write } from '../pages/session.ts';
import type { Page } from '@playwright/test';

const LEAST = 3;

interface Pair {
  what: string;
  /** Which element, and which of its colours. */
  of: [selector: string, property: string];
  /** What it lies on. */
  on: [selector: string, property: string];
}

const GROUND: Pair['on'] = ['body', 'backgroundColor'];
const PAIRS: Pair[] = [
  { what: 'the frame of a field', of: ['#date', 'borderTopColor'], on: ['#date', 'backgroundColor'] },
  { what: 'the frame of a long field', of: ['#note', 'borderTopColor'], on: ['#note', 'backgroundColor'] },
  { what: 'a choice', of: ['.chip > input:not(:checked) + label', 'borderTopColor'], on: GROUND },
  { what: 'a choice that is made', of: ['.chip > input:checked + label', 'backgroundColor'], on: GROUND },
  { what: 'a tick box', of: ['#hard', 'borderTopColor'], on: GROUND },
  { what: 'the main button', of: ['.foot .ds-button', 'backgroundColor'], on: ['.foot', 'backgroundColor'] },
  { what: 'a second button', of: ['button[data-variant="secondary"]', 'borderTopColor'], on: GROUND },
  { what: 'what is used of a cap', of: ['.bar .used', 'fill'], on: ['.bar', 'backgroundColor'] },
  { what: 'what would be added', of: ['.bar .more', 'stroke'], on: ['.bar', 'backgroundColor'] },
  { what: 'what would be added, inside', of: ['.bar .more', 'fill'], on: ['.bar .more', 'stroke'] },
  { what: 'what is over a cap', of: ['.bar .over', 'fill'], on: ['.bar', 'backgroundColor'] },
  { what: 'the mark where the cap is', of: ['.bar .mark', 'fill'], on: ['.bar .over', 'fill'] },
  { what: 'the ring of the focus', of: ['#note', 'outlineColor'], on: GROUND },
];

/** The contrast of each pair, as WCAG reckons it. */
async function contrasts(page: Page): Promise<[string, number][]> {
  return page.evaluate((pairs) => {
    const paper = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    const dots = (colours: string[]): number[] => {
      if (!paper) throw new Error('no canvas');
      for (const colour of colours) {
        paper.fillStyle = colour;
        paper.fillRect(0, 0, 1, 1);
      }
      return [...paper.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const luminance = (dot: number[]): number => {
      const linear = dot.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
    };
    const colour = ([selector, property]: [string, string]): string => {
      const found = document.querySelector(selector);
      if (!found) throw new Error(`no ${selector}`);
      return getComputedStyle(found)[property as keyof CSSStyleDeclaration] as string;
    };
    const ground = getComputedStyle(document.body).backgroundColor;
    return pairs.map(({ what, of, on }): [string, number] => {
      const [one, other] = [luminance(dots([ground, colour(on), colour(of)])), luminance(dots([ground, colour(on)]))];
      return [what, Math.round(((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)) * 100) / 100];
    });
  }, PAIRS);
}

for (const scheme of ['light', 'dark'] as const) {
  test(`frames, choices, bars and the focus stand out when it is ${scheme}`, async ({ page, server }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await enrol(page, server.invitation);
    await log(page, { ...MEETING, date: '2026-03-04', trip: { from: 'Hjem', to: 'Badet', kilometres: '90' } });
    await begin(page);
    await write(page, { ...MEETING, trip: { from: 'Hjem', to: 'Hytta', kilometres: '400' } });
    await expect(page.locator('.bar .over').first()).toBeAttached();
    await page.keyboard.press('Tab');
    await page.getByLabel('Notat').focus();
    const found = await contrasts(page);
    expect(found.filter(([, ratio]) => ratio < LEAST)).toEqual([]);
    expect(found).toHaveLength(PAIRS.length);
  });
}
