// A whole month as a screen reader tells it: every step is found in what is read aloud, by role and name, and nowhere else.
import { expect, test } from '../fixtures/index.ts';
import type { Page } from '@playwright/test';

type Role = Parameters<Page['getByRole']>[0];

/** What is read aloud, in order. */
async function heard(page: Page): Promise<string> {
  return page.locator('body').ariaSnapshot();
}

/** Waits until it is read, and gives all that is read then. */
async function hear(page: Page, what: RegExp): Promise<string> {
  await expect.poll(() => heard(page), { timeout: 60_000 }).toMatch(what);
  return heard(page);
}

const plain = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The one control of that role and name that is read aloud: told once, so that nobody has to guess which. */
async function told(page: Page, role: Role, name: string): Promise<ReturnType<Page['getByRole']>> {
  const line = new RegExp(`^\\s*- (?:')?${role} "${plain(name)}"`, 'gm');
  await expect.poll(async () => (await heard(page)).match(line)?.length, { message: `${role} ${name}` }).toBe(1);
  return page.getByRole(role, { name, exact: true });
}

async function press(page: Page, role: Role, name: string): Promise<void> {
  await (await told(page, role, name)).press('Enter');
}

async function choose(page: Page, name: string): Promise<void> {
  await (await told(page, 'radio', name)).press('Space');
  await hear(page, new RegExp(`radio "${plain(name)}" \\[checked\\]`));
}

async function type(page: Page, name: string, text: string, role: Role = 'textbox'): Promise<void> {
  await (await told(page, role, name)).fill(text);
}

test('a month is written up, mended, sent in and followed by what is read aloud alone', async ({ page, server }) => {
  await page.goto(server.invitation);
  await press(page, 'button', 'Start');
  await press(page, 'link', 'Gå til I dag');
  await hear(page, /heading "I dag" \[level=1\]/);
  await press(page, 'link', 'Skriv opp et samvær');
  await hear(page, /heading "Nytt samvær" \[level=1\]/);

  // Saved too soon: what is wrong is read first, as links to the fields, and again at each field.
  await press(page, 'button', 'Lagre');
  const faults = await hear(page, /group "Rett dette først"|alert/);
  expect(faults).toMatch(/link "Velg hvilket oppdrag[^"]*"/);
  await choose(page, 'Sak 14');
  await type(page, 'Dato', '2026-03-30');
  await type(page, 'Fra klokka', '16:30');
  await type(page, 'Til klokka', '18:00');
  await hear(page, /Varte 1 t 30 min/);
  await choose(page, 'Tur');
  await press(page, 'button', 'Legg til kjøring');
  await type(page, 'Fra', 'Hjem', 'combobox');
  await type(page, 'Til', 'Badet', 'combobox');
  await type(page, 'Kilometer', '312');
  // What it does to the cap, in words, before it is saved.
  await hear(page, /region "Når dette er lagret"[\s\S]*312 km av 300 km[\s\S]*over/);
  await press(page, 'button', 'Legg til utlegg');
  await type(page, 'Hva var det?', 'Kino');
  await type(page, 'Kroner', '120');
  await choose(page, 'Kommer senere');
  await press(page, 'button', 'Lagre');
  await hear(page, /status: Lagret på telefonen|status[\s\S]*Lagret på telefonen/);

  await press(page, 'link', 'Måned');
  const month = await hear(page, /heading "Mars 2026" \[level=1\]/);
  expect(month).toMatch(/term: Kjøring[\s\S]*definition: 312 km av 300 km/);
  expect(month).toMatch(/heading "Å se på"/);
  expect(month).toMatch(/link "[^"]*30\. mars 16:30–18:00[^"]*kjørte 312,0 km[^"]*utlegg 120,00 kr/);
  expect(month).toMatch(/heading "Til utbetaling"[\s\S]*Sum/);
  await press(page, 'button', 'Send inn mars 2026');
  const check = await hear(page, /heading "Send inn mars 2026\?" \[level=1\]/);
  expect(check).toMatch(/1 kvittering mangler/);
  await press(page, 'button', 'Send inn');
  await hear(page, /heading "Mottatt av kommunen"/);
  expect(await heard(page)).toMatch(/list "På vei til lønn"[\s\S]*listitem: Mottatt/);
});
