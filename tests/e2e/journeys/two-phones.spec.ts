// One contact with two phones that have not heard of each other.
import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, handIn, openMonth, sendIn } from '../pages/month.ts';
import { log, MEETING, save } from '../pages/session.ts';

const SOON = { timeout: 60_000 };

test('f23 one meeting changed on two phones, and a month that lacks what the other phone wrote, are told and put right', async ({
  page,
  phone,
  anotherPhone,
  server,
}) => {
  await enrol(page, server.invitation);
  await server.stop();
  await server.start();
  const other = await anotherPhone();
  await enrol(other.page, server.freshInvitation);
  await log(page, MEETING);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', SOON);
  await other.page.reload();
  await openMonth(other.page);
  await expect(entry(other.page, '30. mars')).toContainText('Mottatt', SOON);

  await phone.context.setOffline(true);
  for (const [writer, end] of [[page, '19:00'], [other.page, '20:00']] as const) {
    await entry(writer, '30. mars').getByRole('link').click();
    await writer.getByLabel('Til klokka').fill(end);
    await save(writer);
    await openMonth(writer);
  }
  await expect(entry(other.page, '30. mars')).toContainText('Mottatt', SOON);
  await phone.context.setOffline(false);
  await page.reload();
  await expect(entry(page, '30. mars')).toContainText('Endret to steder', SOON);
  await entry(page, '30. mars').getByRole('link').click();
  await examine(page, 'session-conflict');
  await page.getByRole('button', { name: 'Bruk det kommunen har' }).click();
  await expect(entry(page, '30. mars')).toContainText('16:30–20:00');

  await phone.context.setOffline(true);
  await sendIn(page);
  await log(other.page, { ...MEETING, date: '2026-03-29' });
  await openMonth(other.page);
  await expect(entry(other.page, '29. mars')).toContainText('Mottatt', SOON);
  await phone.context.setOffline(false);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Innsendingen ble ikke tatt imot' })).toBeVisible(SOON);
  await expect(entry(page, '29. mars')).toBeVisible(SOON);
  await examine(page, 'month-refused');
  await handIn(page);
});
