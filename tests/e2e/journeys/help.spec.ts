import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';

test('without a network the help says whom to call, and how', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await server.stop();
  await page.getByRole('link', { name: 'Innstillinger' }).click();
  await page.getByRole('link', { name: 'Hjelp' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hjelp' })).toBeVisible();
  await examine(page, 'help');
  await expect(page.getByRole('link', { name: /116 117/ })).toHaveAttribute('href', 'tel:116117');
});

test('without a network the help leads to who can use the app, and whom to tell who cannot', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await expect(page.getByRole('heading', { name: 'Sak 14' })).toBeVisible();
  await server.stop();
  await page.getByRole('link', { name: 'Innstillinger' }).click();
  await page.getByRole('link', { name: 'Hjelp' }).click();
  await page.getByRole('link', { name: 'Om tilgjengelighet' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Om tilgjengelighet' })).toBeVisible();
  await examine(page, 'accessibility');
  await expect(page.getByRole('link', { name: /00 00 00 01/ })).toHaveAttribute('href', 'tel:00000001');
});
