// The app in two windows at once.
import { expect, test } from '../fixtures/index.ts';
import { openFirst, signIn } from '../pages/desk.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, handIn, openMonth } from '../pages/month.ts';
import { begin, log, MEETING, save, write } from '../pages/session.ts';

const OFFER = 'Du har et samvær som ikke er lagret';

test('f24 two windows show the same, one of them sends, and the other takes over when it dies', async ({
  page,
  phone,
  server,
  desk,
}) => {
  await enrol(page, server.invitation);
  const other = await phone.context.newPage();
  await other.goto(server.address);
  await openMonth(other);
  const senders = new Set<unknown>();
  phone.context.on('request', (request) => {
    if (request.url().includes('/sync/')) senders.add(request.frame().page());
  });

  // Each saves at once; both show both, and the first window alone has talked with the server.
  await begin(page);
  await write(page, MEETING);
  await begin(other);
  await write(other, { ...MEETING, date: '2026-03-31' });
  await Promise.all([save(page), save(other)]);
  for (const window of [page, other]) {
    await openMonth(window);
    await expect(entry(window, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
    await expect(entry(window, '31. mars')).toContainText('Mottatt', { timeout: 60_000 });
  }
  expect([...senders]).toEqual([page]);

  await page.close();
  await log(other, { ...MEETING, date: '2026-03-29' });
  await openMonth(other);
  await expect(entry(other, '29. mars')).toContainText('Mottatt', { timeout: 60_000 });
  expect([...senders]).toEqual([page, other]);

  await handIn(other);
  await signIn(desk, server.deskLink);
  await openFirst(desk);
  await expect(desk.getByRole('row').filter({ hasText: '16:30' })).toHaveCount(3);
});

test('a form that is open in two windows becomes two entries, and is offered no more', async ({ page, phone, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, { ...MEETING, note: 'Vi så på båtene' });
  await expect(page.getByText('Det du skriver, tas vare på')).toBeVisible();
  const [third, other] = [await phone.context.newPage(), await phone.context.newPage()];
  await third.goto(server.address);
  await expect(third.getByText(OFFER)).toBeVisible();
  await other.goto(server.address);
  await other.getByRole('link', { name: 'Fortsett på det du begynte på' }).click();
  await expect(other.getByLabel('Notat')).toHaveValue('Vi så på båtene');

  await save(page);
  await expect(third.getByText(OFFER)).toBeHidden();
  await other.getByLabel('Dato').fill('2026-03-31');
  await save(other);
  await openMonth(other);
  await expect(entry(other, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
  await expect(entry(other, '31. mars')).toContainText('Mottatt', { timeout: 60_000 });
  await page.goto(server.address);
  await expect(page.getByText(OFFER)).toBeHidden();
});

test('f24 a window that the system has frozen gives up the sending to the one in front', async ({ page, phone, server }) => {
  await enrol(page, server.invitation);
  const other = await phone.context.newPage();
  await other.goto(server.address);
  await openMonth(other);
  const senders = new Set<unknown>();
  phone.context.on('request', (request) => {
    if (request.url().includes('/sync/')) senders.add(request.frame().page());
  });
  // As a system freezes it: nothing of it runs any more, from its next step on, and it keeps what it holds.
  const system = await phone.context.newCDPSession(page);
  await system.send('Debugger.enable');
  await system.send('Debugger.pause');
  await log(other, MEETING);
  await openMonth(other);
  await expect(entry(other, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
  expect([...senders]).toEqual([other]);

  // Thawed, it goes on as one of two.
  await system.send('Debugger.resume');
  await system.send('Debugger.disable');
  await log(page, { ...MEETING, date: '2026-03-29' });
  await openMonth(page);
  await expect(entry(page, '29. mars')).toContainText('Mottatt', { timeout: 60_000 });
  await expect(entry(page, '30. mars')).toContainText('Mottatt');
});
