// Every form but the session's, with nothing but a keyboard.
import { expect, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { choose, press, tabTo, type } from '../pages/keyboard.ts';
import { DONE } from '../pages/report.ts';
import type { Page } from '@playwright/test';

const SOON = { timeout: 60_000 };

async function openAssignment(page: Page): Promise<void> {
  await press(page, page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Oppdrag' }));
  await press(page, page.getByRole('main').getByRole('link', { name: /Sak 14/ }));
  await expect(page.getByRole('heading', { level: 1, name: 'Sak 14' })).toBeVisible();
}

test('meetings are planned, and one is moved, by the keyboard alone', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await press(page, page.getByRole('link', { name: 'Planlegg et samvær' }));
  await choose(page, 'Hvilket oppdrag?', 'Sak 14');
  // The browser under test writes dates and times as its own language, English, has them.
  await type(page, 'Dato', '04072026');
  await type(page, 'Fra klokka', '0700PM');
  await type(page, 'Til klokka', '0830PM');
  await tabTo(page, page.getByLabel('Hver uke'));
  await page.keyboard.press('Space');
  await type(page, 'Siste dag', '04212026');
  await press(page, page.getByRole('button', { name: 'Lagre planen' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Planlagte samvær' })).toBeVisible();
  await press(page, page.getByRole('link', { name: /tirsdag 14\. april/ }));
  await type(page, 'Fra klokka', '0600PM');
  await press(page, page.getByRole('button', { name: 'Flytt samværet' }));
  await expect(page.getByRole('link', { name: /tirsdag 14\. april.*18[.:]00/ })).toBeVisible();
});

test('supervision is asked for and a concern is told by the keyboard alone', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await openAssignment(page);
  await press(page, page.getByRole('link', { name: 'Be om veiledning' }));
  await choose(page, 'Hva gjelder det?', 'Familie og andre');
  await choose(page, 'Når trenger du svar?', 'Denne uka');
  await choose(page, 'Hvordan vil du snakke?', 'Møte');
  await type(page, 'Når passer det?', 'Etter fire');
  await press(page, page.getByRole('button', { name: 'Be om veiledning' }));
  await expect(page.getByText('Mottatt')).toBeVisible(SOON);

  await press(page, page.getByRole('link', { name: 'Meld en bekymring' }));
  await press(page, page.getByRole('button', { name: 'Send til kontoret' }));
  const fault = page.getByRole('group', { name: 'Rett dette først' }).getByRole('link').first();
  await press(page, fault);
  await type(page, 'Hva har du sett og hørt?', 'Var alene hjemme i går.');
  await press(page, page.getByRole('button', { name: 'Send til kontoret' }));
  await expect(page.getByRole('heading', { name: 'Kontoret har fått den' })).toBeVisible(SOON);
});

test('a report is written, looked over and sent by the keyboard alone', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await openAssignment(page);
  await press(page, page.getByRole('link', { name: 'Skriv rapporten' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Halvårsrapport' })).toBeVisible();
  const goals = page.getByRole('group', { name: 'Hvordan går det med målene?' });
  for (const goal of await goals.getByRole('group').all()) {
    await tabTo(page, goal.getByRole('radio').first());
    await page.keyboard.press('Space');
    for (let step = 1; step < 4; step += 1) await page.keyboard.press('ArrowDown');
    await expect(goal.getByRole('radio', { name: '4', exact: true })).toBeChecked();
  }
  await type(page, DONE, 'Vi har gått tur hver uke');
  await type(page, 'Hva ønsker brukeren selv?', 'Vil gjerne svømme mer');
  await choose(page, 'Er det noe du er urolig for?', 'Nei');
  await choose(page, 'Fungerer penger, ledsagerbevis og transport?', 'Delvis');
  await choose(page, 'Har du fått den veiledningen som er avtalt?', 'Ja');
  await choose(page, 'Passer timene og grensene?', 'Ja');
  await choose(page, 'Bør dere fortsette?', 'Ja, som nå');
  await press(page, page.getByRole('button', { name: 'Se over' }));
  await press(page, page.getByRole('button', { name: 'Send rapporten' }));
  await expect(page.getByText('Mottatt')).toBeVisible(SOON);
});
