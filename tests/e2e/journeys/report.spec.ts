import { expect, examine, test } from '../fixtures/index.ts';
import { signIn } from '../pages/desk.ts';
import { enrolForGood } from '../pages/enrol.ts';
import { openAssignment } from '../pages/assignment.ts';
import { answerAll, DONE, openReport } from '../pages/report.ts';
import { closeNotice } from '../pages/session.ts';

const SOON = { timeout: 60_000 };

test('a report is written without a network, survives a killed browser, is sent, returned and sent anew', async ({
  page,
  phone,
  server,
  desk,
}) => {
  await enrolForGood(phone, server.invitation);
  await server.stop();
  await openReport(page);
  await page.getByRole('button', { name: 'Se over' }).click();
  await examine(page, 'report-problems');
  await page.getByLabel(DONE).fill('Vi har gått tur hver uke');
  await expect(page.getByText('Det du skriver, tas vare på')).toBeVisible();
  await phone.kill();

  const again = await phone.open();
  await again.goto(server.address);
  await openAssignment(again);
  await again.getByRole('link', { name: 'Fortsett på det du begynte på' }).click();
  await expect(again.getByLabel(DONE)).toHaveValue('Vi har gått tur hver uke');
  await answerAll(again);
  await examine(again, 'report-form');
  await again.getByRole('button', { name: 'Se over' }).click();
  await examine(again, 'report-preview');
  await again.getByRole('button', { name: 'Send rapporten' }).click();
  await expect(again.getByText('Kontoret har den ikke ennå.')).toBeVisible();
  await closeNotice(again);
  await examine(again, 'report-sending');

  await server.start();
  await again.reload();
  await expect(again.getByText('Mottatt')).toBeVisible(SOON);
  await signIn(desk, server.deskLink);
  await desk.getByRole('link', { name: 'Rapporter' }).click();
  await examine(desk, 'desk-reports');
  await desk.getByRole('link', { name: /^Les rapporten/ }).click();
  await expect(desk.getByText('Vi har gått tur hver uke')).toBeVisible();
  await desk.getByRole('button', { name: 'Send tilbake' }).click();
  await examine(desk, 'desk-report-comment-missing');
  await desk.getByLabel('Hva mangler?').fill('Skriv litt mer om turene.');
  await desk.getByRole('button', { name: 'Send tilbake' }).click();
  await expect(desk.getByText('Kontoret skriver: Skriv litt mer om turene.')).toBeVisible();

  await again.reload();
  await expect(again.getByText('Skriv litt mer om turene.')).toBeVisible(SOON);
  await examine(again, 'report-returned');
  await again.getByRole('link', { name: 'I dag' }).click();
  await again.getByRole('link', { name: 'Sendt tilbake til deg' }).click();
  await again.getByRole('button', { name: 'Skriv den om' }).click();
  await expect(again.getByLabel(DONE)).toHaveValue('Vi har gått tur hver uke');
  await again.getByLabel(DONE).fill('Vi har gått tur hver uke, mest i skogen');
  await again.getByRole('button', { name: 'Se over' }).click();
  await again.getByRole('button', { name: 'Send rapporten' }).click();
  await expect(again.getByText('Mottatt')).toBeVisible(SOON);

  await desk.getByRole('link', { name: 'Rapporter' }).click();
  await desk.getByRole('link', { name: /^Les rapporten/ }).click();
  await expect(desk.getByText('mest i skogen')).toBeVisible();
  await desk.getByRole('button', { name: 'Merk som lest' }).click();
  await expect(desk.getByText('Lest', { exact: true })).toBeVisible();
  await again.reload();
  await expect(again.getByText('Lest', { exact: true })).toBeVisible(SOON);
});

test.describe('a week before it is due', () => {
  test.use({ now: '2026-06-09T18:00:00+02:00' });

  test('the first page and the month lead to the report, which is taken back while nobody has read it', async ({
    page,
    phone,
    server,
  }) => {
    await enrolForGood(phone, server.invitation);
    await expect(page.getByText('Frist 15.06.2026')).toHaveCount(2);
    await examine(page, 'today-report-due');
    await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Måned' }).click();
    await page.getByRole('link', { name: 'Frist 15.06.2026' }).click();
    await page.getByLabel(DONE).fill('Vi har gått tur');
    await answerAll(page);
    await page.getByRole('button', { name: 'Se over' }).click();
    await page.getByRole('button', { name: 'Send rapporten' }).click();
    await expect(page.getByText('Mottatt')).toBeVisible(SOON);
    await page.getByRole('button', { name: 'Trekk tilbake' }).click();
    await expect(page.getByRole('button', { name: 'Skriv den om' })).toBeVisible(SOON);
  });

  test('an address of a report that nobody asks for says so', async ({ page, phone, server }) => {
    await enrolForGood(phone, server.invitation);
    await openReport(page);
    await page.goto(page.url().replace('half_year', 'weekly'));
    await expect(page.getByRole('heading', { level: 1, name: 'Fant ikke rapporten' })).toBeVisible();
    await examine(page, 'report-gone');
  });
});
