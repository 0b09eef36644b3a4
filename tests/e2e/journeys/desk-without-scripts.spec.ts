// The whole of the desk's work in a browser that runs no scripts.
import { expect, test } from '../fixtures/index.ts';
import { approve, openFirst, sendBack, signIn } from '../pages/desk.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, handIn, openMonth } from '../pages/month.ts';
import { log, MEETING, save } from '../pages/session.ts';

test('an officer without scripts signs in, sends a month back, approves it when it comes again, and signs out', async ({
  page,
  server,
  plainDesk: desk,
}) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  await handIn(page);

  await signIn(desk, server.deskLink);
  await expect(desk.getByText('1 timeliste venter')).toBeVisible();
  await openFirst(desk);
  await expect(desk.getByRole('row').filter({ hasText: '16:30' })).toHaveCount(1);
  await desk.getByRole('button', { name: 'Send tilbake' }).click();
  await desk.getByRole('link', { name: 'Skriv hva som skal rettes.' }).click();
  await expect(desk.getByLabel('Hva skal rettes?')).toBeFocused();
  await sendBack(desk, 'Skriv hvor dere var.');

  await page.reload();
  await openMonth(page);
  await expect(page.getByText('Skriv hvor dere var.')).toBeVisible({ timeout: 60_000 });
  await entry(page, '30. mars').getByRole('link').click();
  await page.getByLabel('Notat').fill('Vi gikk rundt vannet');
  await save(page);
  await handIn(page);

  await openFirst(desk);
  await expect(desk.getByRole('main')).toContainText('Vi gikk rundt vannet');
  await approve(desk);
  await desk.getByRole('link', { name: 'Til listen' }).click();
  await expect(desk.getByText('Ingen timelister venter.')).toBeVisible();
  await desk.getByRole('link', { name: 'Behandlet' }).click();
  await expect(desk.getByRole('row').filter({ hasText: 'Kari Eksempel' })).toContainText('Godkjent');
  await desk.getByRole('link', { name: 'Nynorsk' }).click();
  await expect(desk.locator('html')).toHaveAttribute('lang', 'nn');
  await desk.getByRole('button', { name: 'Logg ut' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Du er logga ut' })).toBeVisible();
  await desk.goto(`${server.address}/kontor`);
  await expect(desk.getByRole('heading', { level: 1, name: 'Du er ikkje logga inn' })).toBeVisible();
});
