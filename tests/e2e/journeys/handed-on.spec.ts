// One phone, and then another contact's.
import { expect, examine, test } from '../fixtures/index.ts';
import { openFirst, signIn } from '../pages/desk.ts';
import { openInvitation } from '../pages/enrol.ts';
import { choose, CODE, enrolWithCode, filesThatTell, isLocked, type } from '../pages/lock.ts';
import { entry, openMonth, sendIn } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

test.use({ phoneLock: 'required' });

const NOTE = 'Kanarifuglen fulgte telefonen';
const OCCUPIED = { level: 1, name: 'Telefonen er i bruk' } as const;
const TODAY = { level: 1, name: 'I dag' } as const;

test('another contact’s invitation on a locked phone is asked about, and taking it over brings what was not sent and leaves nothing', async ({
  page,
  phone,
  server,
  desk,
}) => {
  await enrolWithCode(phone, server.invitation);
  await phone.context.setOffline(true);
  await log(page, { ...MEETING, note: NOTE });
  await openMonth(page);
  await sendIn(page);
  await phone.context.setOffline(false);
  await page.goto('about:blank');
  // Opened by whoever has the phone now; it is locked, so nothing goes by itself.
  const invitation = await server.inviteAnother();
  await openInvitation(page, invitation);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', OCCUPIED)).toBeVisible();
  await examine(page, 'enrol-occupied');

  // The way back leads to the lock of the first, and the link is as good as before.
  await page.getByRole('link', { name: 'Gå tilbake' }).click();
  await isLocked(page);
  await page.goto('about:blank');
  await openInvitation(page, invitation);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'Ta over telefonen' }).click();
  await expect(page.getByText('Telefonen er koblet til').first()).toBeVisible();
  await page.getByRole('link', { name: 'Gå til I dag' }).click();
  await choose(page, '580273');
  await expect(page.getByRole('heading', TODAY)).toBeVisible();
  await expect(page.getByText('Ingen oppdrag ennå')).toBeVisible();

  await signIn(desk, server.deskLink);
  await openFirst(desk);
  await expect(desk.getByRole('main')).toContainText(NOTE);
  await desk.goto(new URL('/kontor/telefoner', desk.url()).href);
  await expect(desk.getByRole('main')).toContainText('Stengt');
  await phone.close();
  expect(await filesThatTell(phone, [NOTE])).toEqual([]);
});

test('what the municipality takes from nobody but its contact stays sealed, and comes when they are back', async ({ page, phone, server }) => {
  await enrolWithCode(phone, server.invitation);
  await phone.context.setOffline(true);
  await log(page, { ...MEETING, note: NOTE });
  await page.goto('about:blank');
  await server.shutOut();
  const back = server.freshInvitation;
  await phone.context.setOffline(false);

  await openInvitation(page, await server.inviteAnother());
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'Ta over telefonen' }).click();
  await page.getByRole('link', { name: 'Gå til I dag' }).click();
  await choose(page, '580273');
  await expect(page.getByRole('heading', TODAY)).toBeVisible();

  await page.goto('about:blank');
  await openInvitation(page, back);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'Ta over telefonen' }).click();
  await page.getByRole('link', { name: 'Gå til I dag' }).click();
  await choose(page, CODE);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
  await page.reload();
  await isLocked(page);
  await type(page, CODE);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
});
