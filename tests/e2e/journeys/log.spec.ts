import { expect, examine, test } from '../fixtures/index.ts';
import { enrol, enrolForGood } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { begin, log, MEETING, save, write } from '../pages/session.ts';

const OUTING = {
  ...MEETING,
  activity: 'Kafé',
  trip: { from: 'Hjem', to: 'Kafé', kilometres: '12,5' },
  expense: { kind: 'Mat og drikke', label: 'Kakao', kroner: '89,50', receipt: 'Har den på papir' },
};

test('a meeting is written, saved, sent, and still there after a reload', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await examine(page, 'session-empty');
  await write(page, OUTING);
  await examine(page, 'session-written');
  await save(page);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
  await page.reload();
  await expect(entry(page, '30. mars')).toContainText('Mottatt');
  await examine(page, 'month-received');
});

test('f04 f06 with the server stopped, a killed browser finds the meeting and the half-written form again', async ({
  page,
  phone,
  server,
}) => {
  await enrolForGood(phone, server.invitation);
  await server.stop();
  await log(page, OUTING);
  await begin(page);
  await write(page, { ...OUTING, date: '2026-03-31', note: 'Vi så på båtene' });
  await expect(page.getByText('Det du skriver, tas vare på')).toHaveAttribute('aria-busy', 'false');

  await phone.kill();
  const again = await phone.open();
  await again.goto(server.address);
  await expect(again.getByText('Du har et samvær som ikke er lagret')).toBeVisible();
  // Said once the app has tried: before that the screen says less.
  await expect(again.getByText('Uten nett.')).toBeVisible({ timeout: 60_000 });
  await examine(again, 'today-unfinished');
  await openMonth(again);
  await expect(entry(again, '30. mars')).toContainText('Bare på telefonen');
  await again.getByRole('link', { name: 'I dag' }).click();
  await again.getByRole('link', { name: 'Fortsett på det du begynte på' }).click();
  await expect(again.getByLabel('Notat')).toHaveValue('Vi så på båtene');
  await save(again);

  await server.start();
  await openMonth(again);
  await expect(entry(again, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
  await expect(entry(again, '31. mars')).toContainText('Mottatt', { timeout: 60_000 });
});
