// Addresses that lead nowhere, typed wrong or kept too long.
import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';

const NOBODY = '00000000-0000-7000-8000-000000000000';

test('an address that leads nowhere says so, and shows the way on', async ({ page, server }) => {
  await page.goto(`${server.address}/invitasjon`);
  await expect(page.getByRole('heading', { level: 1, name: 'Åpne lenken fra kommunen' })).toBeVisible();
  await examine(page, 'enrol-no-code');

  await page.goto('about:blank');
  await enrol(page, server.invitation);
  await page.goto(`${server.address}/finnes-ikke`);
  await expect(page.getByRole('heading', { level: 1, name: 'Fant ikke siden' })).toBeVisible();
  await examine(page, 'not-found');
  await page.goto(`${server.address}/samver/${NOBODY}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Fant ikke samværet' })).toBeVisible();
  await examine(page, 'session-gone');
  await page.goto(`${server.address}/oppdrag/${NOBODY}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Fant ikke oppdraget' })).toBeVisible();
  await examine(page, 'assignment-gone');
  await page.getByRole('link', { name: 'Tilbake' }).click();
  await expect(page.getByRole('main').getByRole('link', { name: /Sak 14/ })).toBeVisible();
});
