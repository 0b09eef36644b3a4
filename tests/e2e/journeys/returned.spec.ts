import { expect, examine, test } from '../fixtures/index.ts';
import { openFirst, sendBack, signIn } from '../pages/desk.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, handIn, openMonth } from '../pages/month.ts';
import { log, MEETING, save } from '../pages/session.ts';

const COMMENT = 'Skriv hvor dere var den 30.';

test('a month that is sent back is put right and sent again', async ({ page, server, desk }) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  await handIn(page);
  await examine(page, 'month-sent');

  await signIn(desk, server.deskLink);
  await examine(desk, 'desk-list');
  await openFirst(desk);
  await examine(desk, 'desk-sheet');
  await desk.getByRole('button', { name: 'Send tilbake' }).click();
  await expect(desk.getByLabel('Hva skal rettes?')).toHaveAccessibleDescription(/Skriv hva som skal rettes\./);
  await examine(desk, 'desk-comment-missing');
  await sendBack(desk, COMMENT);
  await examine(desk, 'desk-returned');

  await page.reload();
  await page.getByRole('link', { name: 'I dag' }).click();
  await expect(page.getByText('Mars 2026 er sendt tilbake')).toBeVisible({ timeout: 60_000 });
  await examine(page, 'today-returned');
  await openMonth(page);
  await expect(page.getByText(COMMENT)).toBeVisible({ timeout: 60_000 });
  await examine(page, 'month-returned');
  await entry(page, '30. mars').getByRole('link').click();
  await page.getByLabel('Notat').fill('Vi gikk rundt vannet');
  await save(page);
  await handIn(page);
  await entry(page, '30. mars').getByRole('link').click();
  await expect(page.getByText('Trekk den tilbake først, så kan du endre.')).toBeVisible();
  await examine(page, 'session-sent');
  await openFirst(desk);
  await expect(desk.getByRole('main')).toContainText('Vi gikk rundt vannet');
});
