import { expect, examine, test } from '../fixtures/index.ts';
import { approve, openFirst, sendBack, signIn } from '../pages/desk.ts';
import { enrol, enrolForGood } from '../pages/enrol.ts';
import { entry, handIn, openMonth } from '../pages/month.ts';
import { log, MEETING, save } from '../pages/session.ts';

const SOON = { timeout: 60_000 };

test('f22 an edit that comes after its month was approved is kept aside, and an officer takes it up as a correction', async ({
  page,
  phone,
  server,
  desk,
}) => {
  await enrolForGood(phone, server.invitation);
  await log(page, MEETING);
  await handIn(page);
  await signIn(desk, server.deskLink);
  await openFirst(desk);
  await sendBack(desk, 'Var det så lenge?');
  await page.reload();
  await openMonth(page);
  await expect(page.getByText('Var det så lenge?')).toBeVisible(SOON);

  // The officer changes their mind while the contact writes without a network.
  await phone.context.setOffline(true);
  await entry(page, '30. mars').getByRole('link').click();
  await page.getByLabel('Til klokka').fill('19:00');
  await save(page);
  await desk.getByRole('button', { name: 'Angre' }).click();
  await approve(desk);
  await phone.context.setOffline(false);
  await page.reload();
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Hos kontoret', SOON);
  await entry(page, '30. mars').getByRole('link').click();
  await expect(page.getByText('Kontoret ser på endringen')).toBeVisible();
  await examine(page, 'session-late');

  await desk.getByRole('link', { name: 'Til listen' }).click();
  await desk.getByRole('link', { name: 'Lagt til side' }).click();
  await examine(desk, 'desk-aside-late');
  await desk.getByRole('button', { name: 'Ferdig behandlet' }).click();
  await expect(desk.getByLabel('Hva er gjort med det?')).toHaveAttribute('aria-invalid', 'true');
  await examine(desk, 'desk-aside-note-missing');
  await desk.getByRole('button', { name: 'Ta med som retting' }).click();
  await expect(desk.getByRole('status')).toContainText('Endringen er tatt med');
  await examine(desk, 'desk-aside-taken-up');

  await page.reload();
  await openMonth(page);
  await expect(page.getByText('Noe er endret etterpå')).toBeVisible(SOON);
  await expect(entry(page, '30. mars')).not.toContainText('Hos kontoret');
  await examine(page, 'month-revised');
});

test('a contact who finds a fault in an approved month corrects it, and the office pays the difference', async ({
  page,
  server,
  desk,
}) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  await handIn(page);
  await signIn(desk, server.deskLink);
  await openFirst(desk);
  await approve(desk);
  await page.reload();
  await expect(entry(page, '30. mars')).toContainText('Godkjent', SOON);
  await examine(page, 'month-way');
  await entry(page, '30. mars').getByRole('link').click();
  await examine(page, 'session-to-correct');
  await page.getByRole('link', { name: 'Rett noe her' }).click();
  await expect(page.getByText('Kontoret sier ja eller nei.')).toBeVisible();
  await page.getByLabel('Til klokka').fill('19:00');
  await page.getByLabel('Notat').fill('Vi kom hjem en time senere');
  await examine(page, 'session-correcting');
  await save(page);
  await expect(entry(page, '30. mars')).toContainText('Hos kontoret', SOON);
  await entry(page, '30. mars').getByRole('link').click();
  await expect(page.getByText('Kontoret ser på endringen')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Fjern det herfra' })).toBeVisible();

  await desk.getByRole('link', { name: 'Til listen' }).click();
  await desk.getByRole('link', { name: 'Lagt til side' }).click();
  await desk.getByText('Se hvordan det skal bli').click();
  await expect(desk.getByText('16:30–19:00 (2 t 30 min)')).toBeVisible();
  await expect(desk.getByText('Vi kom hjem en time senere')).toBeVisible();
  await examine(desk, 'desk-aside-change');
  await desk.getByRole('button', { name: 'Ta med som retting' }).click();
  await expect(desk.getByRole('status')).toContainText('Endringen er tatt med');
  await page.reload();
  await openMonth(page);
  await expect(page.getByText('Noe er endret etterpå')).toBeVisible(SOON);
});
