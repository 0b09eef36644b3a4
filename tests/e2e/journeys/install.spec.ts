// The way in on phones where a tab is no place to keep hours in, and where the home screen knows nothing of it.
import { expect, examine, test } from '../fixtures/index.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1';

test('in a tab of Safari the invitation says first that the app belongs on the home screen', async ({ page, server }) => {
  await page.addInitScript((agent) => Object.defineProperty(navigator, 'userAgent', { get: () => agent }), IPHONE);
  await page.goto(server.invitation);
  await expect(page.getByRole('heading', { name: 'Legg appen på startskjermen først' })).toBeVisible();
  await examine(page, 'enrol-apple');
  await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
});

test('on other phones it does not, and a link that is pasted into the app leads in', async ({ page, server }) => {
  await page.goto(server.address);
  const link = page.getByLabel('Lenken fra kommunen');
  await link.fill('https://kommune.example/invitasjon');
  await page.getByRole('button', { name: 'Bruk lenken' }).click();
  await expect(link).toHaveAccessibleDescription(/Dette er ikke hele lenken/);
  await expect(link).toHaveValue('https://kommune.example/invitasjon');
  await examine(page, 'uninvited-wrong-link');
  await link.fill(` ${server.invitation}\n`);
  await page.getByRole('button', { name: 'Bruk lenken' }).click();
  await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Legg appen på startskjermen først' })).toBeHidden();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Telefonen er koblet til')).toBeVisible();
});

test('so does one that is pasted where a link had no code', async ({ page, server }) => {
  await page.goto(`${server.address}/invitasjon`);
  await page.getByLabel('Lenken fra kommunen').fill(server.invitation);
  await page.getByRole('button', { name: 'Bruk lenken' }).click();
  await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
});
