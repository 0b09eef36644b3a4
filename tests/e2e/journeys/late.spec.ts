import { expect, examine, test } from '../fixtures/index.ts';
import { approve, openFirst, sendBack, signIn } from '../pages/desk.ts';
import { enrolForGood } from '../pages/enrol.ts';
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
  await expect(entry(page, '30. mars')).toContainText('Kom for sent', SOON);
  await entry(page, '30. mars').getByRole('link').click();
  await expect(page.getByText('Kommunen tok ikke imot dette')).toBeVisible();
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
  await expect(entry(page, '30. mars')).not.toContainText('Kom for sent');
  await examine(page, 'month-revised');
});
