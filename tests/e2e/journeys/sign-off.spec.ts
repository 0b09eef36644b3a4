// The recipient looks over the month on the contact's phone, and confirms it or does not.
import type { Locator, Page } from '@playwright/test';
import { expect, examine, test } from '../fixtures/index.ts';
import { openFirst, signIn } from '../pages/desk.ts';
import { enrol, enrolForGood } from '../pages/enrol.ts';
import { askToSend, entry, handIn, openMonth, sendIn } from '../pages/month.ts';
import { choose, log, MEETING, save } from '../pages/session.ts';

const SOON = { timeout: 60_000 };
const EARLIER = { ...MEETING, date: '2026-03-24', trip: { from: 'Hjem', to: 'Badet', kilometres: '12' } };

test.use({ municipality: 'nordskjer' });

function card(page: Page): Locator {
  return page.getByRole('region', { name: 'Bekreftelse' });
}

/** Two strokes, with the mouse. */
async function draw(page: Page): Promise<void> {
  const field = page.getByRole('img', { name: /^Felt til underskrift/ });
  for (const [from, to] of [[0.2, 0.8], [0.3, 0.5]] as const) {
    const before = await field.boundingBox();
    if (!before) throw new Error('there is no field to draw on');
    // Scrolls it out from under the page's foot.
    await field.hover({ position: { x: before.width * from, y: before.height * 0.4 } });
    const box = (await field.boundingBox()) ?? before;
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to, box.y + box.height * 0.7, { steps: 12 });
    await page.mouse.up();
  }
  await expect(page.getByRole('img', { name: 'Felt til underskrift. Noe er tegnet.' })).toBeVisible();
}

async function sign(page: Page): Promise<void> {
  await card(page).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bekreft måneden' })).toBeVisible();
  await draw(page);
  await save(page);
}

test('a signature is drawn without a network, outlives a reload, is sent with the month and seen at the desk', async ({
  page,
  phone,
  server,
  desk,
}) => {
  await enrolForGood(phone, server.invitation);
  await log(page, EARLIER);
  await log(page, MEETING);
  await server.stop();
  await page.reload();
  await openMonth(page);
  await expect(page.getByText('Uten nett.').first()).toBeVisible(SOON);
  await expect(card(page)).toContainText('Mangler');
  await examine(page, 'month-sign-off');
  await card(page).getByRole('link', { name: 'Be om bekreftelse' }).click();
  await examine(page, 'sign-off');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await examine(page, 'sign-off-problems');
  await draw(page);
  const path = page.locator('.signature path');
  const drawn = await path.getAttribute('d');
  expect(drawn?.match(/M/g)).toHaveLength(2);

  await page.reload();
  await expect(path).toHaveAttribute('d', drawn ?? '');
  await page.getByRole('button', { name: 'Angre siste strek' }).click();
  await expect(path).toHaveAttribute('d', /^M[^M]+$/);
  await page.getByRole('button', { name: 'Tøm feltet' }).click();
  await expect(path).toHaveAttribute('d', '');
  await draw(page);
  await save(page);
  await expect(card(page)).toContainText('Bekreftet');
  await expect(card(page)).toContainText('Ligger på telefonen til du har nett.');
  await examine(page, 'month-signed');
  await sendIn(page);

  await server.start();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Mottatt av kommunen' })).toBeVisible(SOON);
  await signIn(desk, server.deskLink);
  await openFirst(desk);
  const shown = desk.getByRole('region', { name: 'Bekreftelse' });
  await expect(shown.getByRole('img', { name: 'Underskrift' })).toBeVisible();
  await expect(shown.locator('path')).toHaveAttribute('d', /^M\d+ \d+L[\d ]+M\d+ \d+L[\d ]+$/);
  await examine(desk, 'desk-signed');
});

test('who cannot sign on the screen is asked why, and all of it goes by the keyboard', async ({
  page,
  server,
  desk,
}) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  await openMonth(page);
  await askToSend(page);
  await expect(page.getByText('Brukeren har ikke bekreftet måneden.')).toBeVisible();
  await examine(page, 'month-check-sign-off');
  await page.getByRole('link', { name: 'Be om bekreftelse' }).press('Enter');
  await page.getByRole('button', { name: 'Kan ikke signere på skjermen' }).press('Enter');
  await choose(page, 'Hvorfor ikke?', 'Noe annet');
  await page.getByRole('button', { name: 'Lagre' }).press('Enter');
  await examine(page, 'sign-off-could-not');
  await page.getByLabel('Hva er grunnen?').fill('Er på sykehus');
  await save(page);
  await expect(card(page)).toContainText('Er på sykehus');
  await examine(page, 'month-not-signed');
  await handIn(page);
  await signIn(desk, server.deskLink);
  await openFirst(desk);
  await expect(desk.getByRole('region', { name: 'Bekreftelse' })).toContainText('Er på sykehus');
  await examine(desk, 'desk-not-signed');
});

test('an entry that is changed afterwards is not confirmed any more, and the phone asks anew', async ({
  page,
  server,
}) => {
  await enrol(page, server.invitation);
  await log(page, EARLIER);
  await log(page, MEETING);
  await openMonth(page);
  await sign(page);
  await expect(card(page)).toContainText('Bekreftet');
  await entry(page, '30. mars').getByRole('link').click();
  await page.getByLabel('Til klokka').fill('19:00');
  await save(page);
  await openMonth(page);
  await expect(card(page)).toContainText('Bekreft på nytt');
  await expect(card(page)).toContainText('Endret etterpå: 30. mars.');
  await examine(page, 'month-sign-off-changed');
  await askToSend(page);
  await expect(page.getByText('1 samvær er endret etter at brukeren bekreftet.')).toBeVisible();
  await page.getByRole('button', { name: 'Ikke nå' }).click();
  await sign(page);
  await expect(card(page)).toContainText('Bekreftet');
});
