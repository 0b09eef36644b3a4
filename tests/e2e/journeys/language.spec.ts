import type { Page } from '@playwright/test';
import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';

test('the app speaks bokmål, nynorsk and English, and remembers which', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await page.getByRole('link', { name: 'Innstillinger' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Innstillinger' })).toBeVisible();
  await examine(page, 'settings');
  const light = await colours(page);
  await page.getByText('Mørkt').click();
  await expect(page.locator('html')).toHaveAttribute('data-color-scheme', 'dark');
  await examine(page, 'settings-dark');
  const chosen = await colours(page);
  await page.getByText('Som telefonen').click();
  await expect(page.locator('html')).toHaveAttribute('data-color-scheme', 'auto');
  await page.emulateMedia({ colorScheme: 'dark' });
  // Every other screen is examined in the phone's dark; the app's own is the same.
  expect(await colours(page)).toEqual(chosen);
  expect(chosen).not.toEqual(light);
  await page.emulateMedia({ colorScheme: null });
  await page.getByText('Nynorsk').click();
  await expect(page.locator('html')).toHaveAttribute('lang', /^nn/);
  await page.getByText('English').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await examine(page, 'settings-english');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await page.goto(`${server.address}/finnes-ikke`);
  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
  await examine(page, 'not-found-english');
});

/** What every colour of the style sheets is now. */
async function colours(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const style = document.documentElement.computedStyleMap();
    const named = [...style].filter(([name]) => name.startsWith('--') || /(color|background-color)$/.test(name));
    return named.map(([name, values]) => `${name}: ${[...values].join(' ')}`);
  });
}
