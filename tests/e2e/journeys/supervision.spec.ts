import { expect, examine, test } from '../fixtures/index.ts';
import { signIn } from '../pages/desk.ts';
import { enrolForGood } from '../pages/enrol.ts';
import { openAssignment } from '../pages/assignment.ts';
import { choose, closeNotice } from '../pages/session.ts';

const SOON = { timeout: 60_000 };

test('supervision is asked for without a network, agreed at the desk, and its time is on the first page', async ({
  page,
  phone,
  server,
  desk,
}) => {
  await enrolForGood(phone, server.invitation);
  await server.stop();
  await openAssignment(page);
  await page.getByRole('link', { name: 'Be om veiledning' }).click();
  await page.getByRole('button', { name: 'Be om veiledning' }).click();
  await examine(page, 'supervision-problems');
  await choose(page, 'Hva gjelder det?', 'Hvordan jeg har det');
  await choose(page, 'Når trenger du svar?', 'I dag');
  await expect(page.getByText('Haster det i dag? Ring 00 00 00 01 også.')).toBeVisible();
  await page.getByLabel('Når passer det?').fill('Etter fire');
  await examine(page, 'supervision-form');
  await page.getByRole('button', { name: 'Be om veiledning' }).click();
  await expect(page.getByText('Kontoret vet ikke om det ennå.')).toBeVisible();
  await closeNotice(page);
  await examine(page, 'supervision-sending');

  await server.start();
  await page.reload();
  await expect(page.getByText('Mottatt')).toBeVisible(SOON);
  await signIn(desk, server.deskLink);
  await desk.getByRole('link', { name: 'Veiledning' }).click();
  await examine(desk, 'desk-supervisions');
  await desk.getByRole('link', { name: /^Se hva/ }).click();
  await desk.getByRole('button', { name: 'Lagre tiden' }).click();
  await examine(desk, 'desk-supervision-problem');
  await desk.getByLabel('Dag og klokkeslett').fill('2099-12-30T14:30');
  await desk.getByLabel('Sted eller beskjed').fill('Jeg ringer deg');
  await desk.getByRole('button', { name: 'Lagre tiden' }).click();
  await expect(desk.getByText('Avtalt')).toBeVisible();

  await page.reload();
  await expect(page.getByText('Jeg ringer deg')).toBeVisible(SOON);
  await examine(page, 'supervision-planned');
  await page.getByRole('button', { name: 'Trekk tilbake' }).click();
  await expect(page.getByText('Trukket tilbake').first()).toBeVisible(SOON);
});

test('a half-written request is there after the browser was killed', async ({ page, phone, server }) => {
  await enrolForGood(phone, server.invitation);
  await openAssignment(page);
  await page.getByRole('link', { name: 'Be om veiledning' }).click();
  await page.getByLabel('Vil du si mer?').fill('Det ble mye på en gang');
  await expect(page.getByText('Det du skriver, tas vare på')).toBeVisible();
  await phone.kill();
  const again = await phone.open();
  await again.goto(server.address);
  await openAssignment(again);
  await again.getByRole('link', { name: 'Fortsett på det du begynte på' }).click();
  await expect(again.getByLabel('Vil du si mer?')).toHaveValue('Det ble mye på en gang');
});
