// Words that stand nowhere else, in every field that somebody writes in: no file of the phone and no log of the server may tell them.
import type { Page } from '@playwright/test';
import { expect, type Phone, test } from '../fixtures/index.ts';
import { MAKER, pictureWithPlace } from '../fixtures/picture.ts';
import { openAssignment } from '../pages/assignment.ts';
import { Canaries } from '../pages/canary.ts';
import { openFirst, sendBack, signIn } from '../pages/desk.ts';
import { CODE, choose as chooseCode, connect, enrolWithCode, filesThatTell, isLocked, type } from '../pages/lock.ts';
import { entry, handIn, openMonth } from '../pages/month.ts';
import { attach, begin, choose, closeNotice, log, MEETING, save, write } from '../pages/session.ts';

test.use({ phoneLock: 'required' });

const SOON = { timeout: 60_000 };

/** Leaves a form once what stands in it is kept. */
async function leave(page: Page): Promise<void> {
  await expect(page.getByText('Det du skriver, tas vare på')).toBeVisible();
  await page.getByRole('link', { name: 'Tilbake' }).click();
}

async function open(page: Page, link: string): Promise<void> {
  await openAssignment(page);
  await page.getByRole('link', { name: link, exact: true }).click();
}

/** Something in every field that takes words, sent or begun, and two receipts. */
async function writeEverywhere(page: Page, canaries: Canaries): Promise<void> {
  await begin(page);
  await write(page, {
    ...MEETING,
    trip: { from: 'a', to: 'b', kilometres: '7' },
    expense: { kind: 'Mat og drikke', label: 'c', kroner: '120', receipt: 'Kommer senere' },
  });
  await canaries.fillIn(page, 'samvaer');
  const photo = await pictureWithPlace(page);
  await attach(page, 'Ta bilde', { name: canaries.another('filnavn'), mimeType: 'image/jpeg', buffer: photo });
  await expect(page.getByText(/Kvittering 1 lagt ved/)).toBeVisible();
  const text = `%PDF-1.4\n% ${canaries.another('dokument')}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
  await attach(page, 'Velg fil', { name: 'x.pdf', mimeType: 'application/pdf', buffer: Buffer.from(text) });
  await expect(page.getByText(/Kvittering 2 lagt ved/)).toBeVisible();
  await save(page);
  // As the camera wrote it: its maker, and bytes from the middle.
  canaries.words.push(MAKER, photo.subarray(photo.length / 2, photo.length / 2 + 24).toString('base64'));

  await open(page, 'Be om veiledning');
  await choose(page, 'Hva gjelder det?', 'Hvordan jeg har det');
  await choose(page, 'Når trenger du svar?', 'I dag');
  await canaries.fillIn(page, 'veiledning');
  await page.getByRole('button', { name: 'Be om veiledning' }).click();
  await closeNotice(page);
  await open(page, 'Skriv rapporten');
  await canaries.fillIn(page, 'rapport');
  await leave(page);
  await open(page, 'Meld en hendelse');
  await canaries.fillIn(page, 'hendelse');
  await leave(page);
  await open(page, 'Meld en bekymring');
  await canaries.fillIn(page, 'bekymring');
  await page.getByRole('button', { name: 'Send til kontoret' }).click();
  await expect(page.getByRole('heading', { name: 'Kontoret har fått den' })).toBeVisible(SOON);
  await page.getByRole('link', { name: 'Tilbake' }).click();
  await begin(page);
  await canaries.fillIn(page, 'halvskrevet');
  await leave(page);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', SOON);
}

/** What an officer writes comes down to the phone. */
async function answerEverywhere(desk: Page, page: Page, canaries: Canaries): Promise<void> {
  await openFirst(desk);
  await sendBack(desk, canaries.another('retur'));
  await desk.getByRole('link', { name: 'Til listen' }).click();
  await desk.getByRole('link', { name: 'Veiledning' }).click();
  await desk.getByRole('link', { name: /^Se hva/ }).click();
  await desk.getByLabel('Dag og klokkeslett').fill('2099-12-30T14:30');
  await desk.getByLabel('Sted eller beskjed').fill(canaries.another('avtale'));
  await desk.getByRole('button', { name: 'Lagre tiden' }).click();
  await expect(desk.getByText('Avtalt')).toBeVisible();
  await desk.getByRole('link', { name: 'Skriv beskjed' }).click();
  await desk.getByLabel('Til', { exact: true }).selectOption({ index: 1 });
  await canaries.fillIn(desk, 'beskjed');
  await desk.getByRole('button', { name: 'Se over' }).click();
  await desk.getByRole('button', { name: 'Send beskjeden' }).click();
  await expect(desk.getByText(canaries.words.at(-1) ?? '').first()).toBeVisible();
  await page.reload();
  await isLocked(page);
  await type(page, CODE);
  await openMonth(page);
  await expect(page.getByText(/Kanarifugl-retur/)).toBeVisible(SOON);
}

async function unlockAgain(phone: Phone, address: string): Promise<Page> {
  const again = await phone.open();
  await again.goto(address);
  await isLocked(again);
  await type(again, CODE);
  return again;
}

test('what is written stands in no file of a locked phone, nor after signing out, nor in the server\'s log', async ({
  page,
  phone,
  server,
  desk,
}) => {
  const canaries = new Canaries();
  await enrolWithCode(phone, server.invitation);
  await writeEverywhere(page, canaries);
  await handIn(page);
  await signIn(desk, server.deskLink);
  await answerEverywhere(desk, page, canaries);
  expect(canaries.words.length).toBeGreaterThan(20);
  canaries.words.push(CODE);
  await canaries.areToldNowhere(phone, server);

  const again = await unlockAgain(phone, server.address);
  await again.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Innstillinger' }).click();
  await again.getByRole('link', { name: 'Logg ut av denne telefonen' }).click();
  await again.getByRole('button', { name: /ogg ut$/ }).click();
  await expect(again.getByText('Telefonen er ikke koblet til kommunen')).toBeVisible();
  await canaries.areToldNowhere(phone, server);
});

test('nor after the office has shut the phone out', async ({ page, phone, server, desk }) => {
  const canaries = new Canaries();
  await connect(page, server.invitation);
  await chooseCode(page);
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await writeEverywhere(page, canaries);
  await signIn(desk, server.deskLink);
  await desk.getByRole('link', { name: 'Telefoner' }).click();
  await desk.getByRole('button', { name: /^Steng/ }).click();
  await expect(desk.getByRole('main')).toContainText('Stengt');
  await page.reload();
  await isLocked(page);
  await type(page, CODE);
  await expect(page.getByRole('heading', { level: 1, name: 'Telefonen er stengt' })).toBeVisible(SOON);
  await canaries.areToldNowhere(phone, server);
});

test.describe('where the recipient\'s side confirms', () => {
  test.use({ municipality: 'nordskjer' });

  test('nor is the reason why nobody did', async ({ page, phone, server }) => {
    const canaries = new Canaries();
    await enrolWithCode(phone, server.invitation);
    await log(page, MEETING);
    await openMonth(page);
    await page.getByRole('link', { name: 'Be om bekreftelse' }).click();
    await page.getByRole('button', { name: 'Kan ikke signere på skjermen' }).click();
    await choose(page, 'Hvorfor ikke?', 'Noe annet');
    await canaries.fillIn(page, 'grunn');
    await save(page);
    await handIn(page);
    await canaries.areToldNowhere(phone, server);
  });
});

test('the search finds what lies there in plain, in UTF-16 and in Base64', async ({ page, phone, server }) => {
  await enrolWithCode(phone, server.invitation);
  const control = 'Kontrollfugl-Qz-som-skal-finnes';
  for (const laid of [control, `${control}∑`, btoa(`..${control}..`)]) {
    await page.evaluate((text) => localStorage.setItem('kontroll', text), laid);
    await phone.close();
    expect(await filesThatTell(phone, [control]), laid).not.toEqual([]);
    page = await unlockAgain(phone, server.address);
    await page.evaluate(() => localStorage.removeItem('kontroll'));
  }
});
