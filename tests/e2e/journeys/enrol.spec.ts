import { expect, examine, test } from '../fixtures/index.ts';
import { enrol, openInvitation } from '../pages/enrol.ts';

test('an invitation connects the phone, and the assignments arrive with their terms', async ({ page, server }) => {
  await openInvitation(page, server.invitation);
  await examine(page, 'enrol-invited');
  await enrol(page, server.invitation);
  await examine(page, 'today-enrolled');
  await page.getByRole('link', { name: 'Oppdrag' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Oppdrag' })).toBeVisible();
  await examine(page, 'assignments');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.getByText('300 km')).toBeVisible();
  await examine(page, 'assignment');
});

test('without an invitation the app says what is needed', async ({ page, server }) => {
  await page.goto(server.address);
  await expect(page.getByText('Åpne lenken i invitasjonen fra kommunen på denne telefonen.')).toBeVisible();
  await examine(page, 'today-not-enrolled');
});
