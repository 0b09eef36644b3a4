import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';

test('the app speaks bokmål, nynorsk and English, and remembers which', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await page.getByRole('link', { name: 'Innstillinger' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Innstillinger' })).toBeVisible();
  await examine(page, 'settings');
  await page.getByText('Mørkt').click();
  await expect(page.locator('html')).toHaveAttribute('data-color-scheme', 'dark');
  await examine(page, 'settings-dark');
  await page.getByText('Som telefonen').click();
  await page.getByText('Nynorsk').click();
  await expect(page.locator('html')).toHaveAttribute('lang', /^nn/);
  await page.getByText('English').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await examine(page, 'settings-english');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await page.goto(`${server.address}/finnes-ikke`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await examine(page, 'not-found-english');
});
