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

test('what is wrong with one meeting stands at that meeting', async ({ page, server, desk }) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  await log(page, { ...MEETING, date: '2026-03-04' });
  await handIn(page);
  await signIn(desk, server.deskLink);
  await openFirst(desk);
  await desk.getByText('Si noe om ett samvær').click();
  await desk.getByLabel(/^30\.0?3\.2026/).fill('Var det så lenge?');
  await examine(desk, 'desk-line-comment');
  await desk.getByRole('button', { name: 'Send tilbake' }).click();
  await expect(desk.getByRole('status')).toContainText('Sendt tilbake');
  await expect(desk.getByRole('main')).toContainText('Var det så lenge?');

  await page.reload();
  const comment = page.getByText('Var det så lenge?');
  await expect(comment.first()).toBeVisible({ timeout: 60_000 });
  await examine(page, 'month-line-comment');
  await page.getByRole('listitem').filter({ has: comment }).getByRole('link', { name: /30\. mars/ }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Endre samvær' })).toBeVisible();
  await expect(page.getByText('Dette vil kommunen ha rettet')).toBeVisible();
  await examine(page, 'session-line-comment');
  await page.getByLabel('Til klokka').fill('17:30');
  await save(page);
  await handIn(page);
  await expect(comment).toBeHidden();
});
