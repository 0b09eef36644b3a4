// The first of the worked months, typed in by hand without a network, sent in, and read at the desk.
import { expect, examine, test } from '../fixtures/index.ts';
import { approve, askToApprove, openFirst, signIn } from '../pages/desk.ts';
import { enrolForGood } from '../pages/enrol.ts';
import { askToSend, entry, openMonth, sendIn } from '../pages/month.ts';
import { ASSIGNMENT, log } from '../pages/session.ts';

const TRIPS = [
  { date: '2026-03-04', kilometres: '90' },
  { date: '2026-03-11', kilometres: '100' },
  { date: '2026-03-18', kilometres: '100' },
  { date: '2026-03-25', kilometres: '24' },
];

test('a month that crosses its cap is logged offline, sent in, and the desk shows what is paid and what is not', async ({
  page,
  phone,
  server,
  desk,
}) => {
  await enrolForGood(phone, server.invitation);
  await server.stop();

  for (const { date, kilometres } of TRIPS) {
    await log(page, {
      assignment: ASSIGNMENT,
      date,
      start: '16:00',
      end: '18:00',
      activity: 'Tur',
      trip: { from: 'Hjem', to: 'Badet', kilometres },
    });
  }
  await openMonth(page);
  await expect(page.getByText('14,0 km over taket blir ikke betalt')).toBeVisible();
  await examine(page, 'month-over-cap');
  await askToSend(page);
  await examine(page, 'month-check');
  await page.getByRole('button', { name: 'Ikke nå' }).click();
  await sendIn(page);
  await expect(page.getByText('Ligger på telefonen og går av gårde når du har nett.')).toBeVisible();
  await examine(page, 'month-on-its-way');

  // In the middle of it all the phone gives up, and the server comes back only later.
  await phone.kill();
  await server.start();
  const again = await phone.open();
  await again.goto(server.address);
  await openMonth(again);
  await expect(again.getByRole('heading', { name: 'Mottatt av kommunen' })).toBeVisible({ timeout: 60_000 });

  await signIn(desk, server.deskLink);
  await openFirst(desk);
  const sheet = desk.getByRole('main');
  await expect(sheet).toContainText('1 590,00');
  await expect(sheet).toContainText(/(?<!\d)14,0\skm/);
  await examine(desk, 'desk-over-cap');
  await askToApprove(desk);
  await examine(desk, 'desk-approve');
  await desk.getByRole('link', { name: 'Avbryt' }).click();

  await approve(desk);
  await examine(desk, 'desk-approved');
  await desk.goto(`${server.address}/kontor/behandlet`);
  await examine(desk, 'desk-handled');
  await again.reload();
  await openMonth(again);
  await expect(again.getByRole('heading', { name: 'Godkjent' })).toBeVisible({ timeout: 60_000 });
  await examine(again, 'month-approved');
  await entry(again, '4. mars').getByRole('link').click();
  await expect(again.getByText('Måneden er godkjent')).toBeVisible();
  await examine(again, 'session-approved');
});
