import type { Page } from '@playwright/test';
import { expect, examine, test } from '../fixtures/index.ts';
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

/** The size of usual text, in pixels. */
function size(page: Page): Promise<number> {
  return page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
}
