import { expect, examine, test } from '../fixtures/index.ts';
import { enrol, openInvitation } from '../pages/enrol.ts';
import { openMonth } from '../pages/month.ts';

test('an invitation connects the phone, and the assignments arrive with their terms', async ({ page, server }) => {
  await openInvitation(page, server.invitation);
  await examine(page, 'enrol-invited');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Telefonen er koblet til Fjellmyr kommune' })).toBeVisible();
  await examine(page, 'enrol-done');
  await page.getByRole('link', { name: 'Gå til I dag' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await examine(page, 'today-enrolled');
  await openMonth(page);
  await examine(page, 'month-empty');
  await page.getByRole('link', { name: 'Oppdrag' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Oppdrag' })).toBeVisible();
  await examine(page, 'assignments');
  await page.getByRole('main').getByRole('link', { name: /Sak 14/ }).click();
  await expect(page.getByText('300 km')).toBeVisible();
  await examine(page, 'assignment');

  await page.goto(server.invitation);
  await expect(page.getByRole('heading', { level: 1, name: 'Telefonen er alt koblet til' })).toBeVisible();
  await examine(page, 'enrol-already');
});

test('until its assignments have come, the phone says so on every page', async ({ page, phone, server }) => {
  await phone.context.route('**/api/v1/sync/**', (route) => route.abort('connectionreset'));
  await enrol(page, server.invitation);
  await expect(page.getByText('Ingen oppdrag ennå')).toBeVisible();
  await examine(page, 'today-no-assignments');
  await page.getByRole('link', { name: 'Måned' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Måned' })).toBeVisible();
  await examine(page, 'month-no-assignments');
  await page.getByRole('link', { name: 'Oppdrag' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Oppdrag' })).toBeVisible();
  await examine(page, 'assignments-none');
  await phone.context.unroute('**/api/v1/sync/**');
  await page.reload();
  await expect(page.getByRole('main').getByRole('link', { name: /Sak 14/ })).toBeVisible({ timeout: 60_000 });
});

test('without an invitation the app says what is needed', async ({ page, server }) => {
  await page.goto(server.address);
  await expect(page.getByText('Åpne lenken i invitasjonen fra kommunen på denne telefonen.')).toBeVisible();
  await examine(page, 'today-not-enrolled');
});
