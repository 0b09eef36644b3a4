// Words that stand nowhere else, in every field that a contact writes in: no file of the phone and no log of the server may tell them.
import type { Page } from '@playwright/test';
import { expect, type Phone, type Server, test } from '../fixtures/index.ts';
import { openAssignment } from '../pages/assignment.ts';
import { signIn } from '../pages/desk.ts';
import { CODE, choose as chooseCode, connect, enrolWithCode, filesThatTell, isLocked, type } from '../pages/lock.ts';
import { entry, openMonth } from '../pages/month.ts';
import { begin, choose, closeNotice, log, MEETING } from '../pages/session.ts';

test.use({ phoneLock: 'required' });

const SOON = { timeout: 60_000 };
const WORDS = {
  note: 'Kanarifugl-notat-Qz1',
  from: 'Kanarifugl-fra-Qz2',
  to: 'Kanarifugl-til-Qz3',
  outlay: 'Kanarifugl-utlegg-Qz4',
  halfWritten: 'Kanarifugl-halvskrevet-Qz5',
  report: 'Kanarifugl-rapport-Qz6',
  wish: 'Kanarifugl-mal-Qz7',
  when: 'Kanarifugl-tid-Qz8',
  concern: 'Kanarifugl-uro-Qz9',
};
const ALL = [...Object.values(WORDS), CODE];

/** Leaves a form once what stands in it is kept. */
async function leave(page: Page): Promise<void> {
  await expect(page.getByText('Det du skriver, tas vare på')).toBeVisible();
  await page.getByRole('link', { name: 'Tilbake' }).click();
}

/** Something in every field that takes words, sent or begun. */
async function writeEverywhere(page: Page): Promise<void> {
  await log(page, {
    ...MEETING,
    note: WORDS.note,
    trip: { from: WORDS.from, to: WORDS.to, kilometres: '7' },
    expense: { kind: 'Mat og drikke', label: WORDS.outlay, kroner: '120', receipt: 'Kommer senere' },
  });
  await openAssignment(page);
  await page.getByRole('link', { name: 'Be om veiledning' }).click();
  await choose(page, 'Hva gjelder det?', 'Hvordan jeg har det');
  await choose(page, 'Når trenger du svar?', 'I dag');
  await page.getByLabel('Når passer det?').fill(WORDS.when);
  await page.getByRole('button', { name: 'Be om veiledning' }).click();
  await closeNotice(page);
  await openAssignment(page);
  await page.getByRole('link', { name: 'Skriv rapporten' }).click();
  await page.getByLabel('Hva har dere gjort, og hva har fungert godt?').fill(WORDS.report);
  await page.getByLabel('Hva ønsker brukeren selv?').fill(WORDS.wish);
  await leave(page);
  await openAssignment(page);
  await page.getByRole('link', { name: 'Meld en bekymring' }).click();
  await page.getByLabel('Hva har du sett og hørt?').fill(WORDS.concern);
  await leave(page);
  await begin(page);
  await page.getByLabel('Notat').fill(WORDS.halfWritten);
  await leave(page);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', SOON);
}

async function nothingIsTold(phone: Phone, server: Server): Promise<void> {
  await phone.close();
  expect(await filesThatTell(phone, ALL)).toEqual([]);
  expect(ALL.filter((word) => server.output.includes(word))).toEqual([]);
}

test('what a contact writes stands in no file of a locked phone, nor after signing out, nor in the server\'s log', async ({
  page,
  phone,
  server,
}) => {
  await enrolWithCode(phone, server.invitation);
  await writeEverywhere(page);
  await nothingIsTold(phone, server);

  const again = await phone.open();
  await again.goto(server.address);
  await isLocked(again);
  await type(again, CODE);
  await again.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Innstillinger' }).click();
  await again.getByRole('link', { name: 'Logg ut av denne telefonen' }).click();
  await again.getByRole('button', { name: /ogg ut$/ }).click();
  await expect(again.getByText('Telefonen er ikke koblet til kommunen')).toBeVisible();
  await nothingIsTold(phone, server);
});

test('nor after the office has shut the phone out', async ({ page, phone, server, desk }) => {
  await connect(page, server.invitation);
  await chooseCode(page);
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await writeEverywhere(page);
  await signIn(desk, server.deskLink);
  await desk.getByRole('link', { name: 'Telefoner' }).click();
  await desk.getByRole('button', { name: /^Steng/ }).click();
  await expect(desk.getByRole('main')).toContainText('Stengt');
  await page.reload();
  await isLocked(page);
  await type(page, CODE);
  await expect(page.getByRole('heading', { level: 1, name: 'Telefonen er stengt' })).toBeVisible(SOON);
  await nothingIsTold(phone, server);
});
