import { expect, examine, test } from '../fixtures/index.ts';
import { enrolForGood } from '../pages/enrol.ts';

const SOON = { timeout: 60_000 };
const CERTIFICATE = 'police-certificate';

test('what is missing or runs out is on the first page, and all of it can be read without a network', async ({
  page,
  phone,
  server,
}) => {
  await enrolForGood(phone, server.invitation);
  await page.getByRole('link', { name: 'Innstillinger' }).click();
  await page.getByRole('link', { name: 'Min status' }).click();
  await expect(page.getByText('I orden')).toHaveCount(5);
  await examine(page, 'status');

  await server.paper('declare', CERTIFICATE, '--on', '2026-01-10', '--until', '2026-04-10');
  await page.goto(server.address);
  const soon = page.getByRole('link', { name: 'Politiattest går ut 10.04.2026' });
  await expect(soon).toBeVisible(SOON);
  await server.paper('withdraw', 'e-learning');
  await page.reload();
  const both = page.getByRole('link', { name: '2 ting i Min status mangler eller går ut' });
  await expect(both).toBeVisible(SOON);
  await examine(page, 'today-status');

  await server.stop();
  await page.reload();
  await both.click();
  await expect(page.getByText('Gjelder til og med 10.04.2026.')).toBeVisible();
  await expect(page.getByText('Kommunen har ikke notert at du har tatt den.')).toBeVisible();
  await expect(page.getByRole('link', { name: /00 00 00 01/ })).toHaveAttribute('href', 'tel:00000001');
  await examine(page, 'status-missing');

  await server.start();
  await server.paper('declare', 'e-learning', '--on', '2026-03-30');
  await server.paper('declare', CERTIFICATE, '--on', '2026-03-30');
  await page.goto(server.address);
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Min status|Politiattest/ })).toHaveCount(0, SOON);
});
