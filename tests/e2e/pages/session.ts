// The form for one meeting.
import { expect, type Locator, type Page } from '@playwright/test';

/** One of the two that the demo municipality gives its contact. */
export const ASSIGNMENT = 'Sak 14';

/** What a contact knows after a meeting. Times are wall times, kilometres and kroner as typed. */
export interface Meeting {
  assignment?: string | RegExp;
  /** As the date field keeps it: 2026-03-04. */
  date: string;
  start: string;
  end: string;
  activity?: string;
  note?: string;
  trip?: { from: string; to: string; kilometres: string };
  expense?: { kind: string; label: string; kroner: string; receipt: string };
}

/** A meeting like any other: a walk in March, ninety minutes. */
export const MEETING: Meeting = {
  assignment: ASSIGNMENT,
  date: '2026-03-30',
  start: '16:30',
  end: '18:00',
  activity: 'Tur',
};

/** Opens an empty form from wherever the app is. */
export async function begin(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'I dag' }).click();
  await page.getByRole('link', { name: 'Skriv opp et samvær' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nytt samvær' })).toBeVisible();
}

/** Types a meeting into the open form. */
export async function write(page: Page, meeting: Meeting): Promise<void> {
  if (meeting.assignment) await choose(page, 'Hvilket oppdrag?', meeting.assignment);
  await page.getByLabel('Dato').fill(meeting.date);
  await page.getByLabel('Fra klokka').fill(meeting.start);
  await page.getByLabel('Til klokka').fill(meeting.end);
  if (meeting.activity) await choose(page, 'Hva gjorde dere?', meeting.activity);
  if (meeting.trip) {
    await page.getByRole('button', { name: 'Legg til kjøring' }).click();
    const trip = page.getByRole('group', { name: 'Kjøring 1' });
    await trip.getByLabel('Fra', { exact: true }).fill(meeting.trip.from);
    await trip.getByLabel('Til', { exact: true }).fill(meeting.trip.to);
    await trip.getByLabel('Kilometer').fill(meeting.trip.kilometres);
  }
  if (meeting.expense) {
    await page.getByRole('button', { name: 'Legg til utlegg' }).click();
    const expense = page.getByRole('group', { name: 'Utlegg 1' });
    await choose(expense, 'Hva slags utlegg?', meeting.expense.kind);
    await expense.getByLabel('Hva var det?').fill(meeting.expense.label);
    await expense.getByLabel('Kroner').fill(meeting.expense.kroner);
    await choose(expense, 'Kvittering', meeting.expense.receipt);
  }
  if (meeting.note) await page.getByLabel('Notat').fill(meeting.note);
}

/** Gives the first outlay a receipt, by one of its two buttons. */
export async function attach(
  page: Page,
  button: 'Ta bilde' | 'Velg fil',
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const opened = page.waitForEvent('filechooser');
  await page.getByRole('group', { name: 'Utlegg 1' }).getByRole('button', { name: button }).click();
  await (await opened).setFiles(file);
}

/** Presses "Lagre" and waits until the app says that the phone has it; the notice is put away. */
export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByRole('status').filter({ hasText: /Lagret på telefonen|Endringen er lagret/ })).toBeAttached();
  await closeNotice(page);
}

/** Closes the notice that passes by itself, so that a screen reads the same however long it takes. */
export async function closeNotice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lukk' }).click();
}

/** Opens a form, types, saves. */
export async function log(page: Page, meeting: Meeting): Promise<void> {
  await begin(page);
  await write(page, meeting);
  await save(page);
}

/** Chooses one of the chips under a question. */
export async function choose(within: Page | Locator, question: string, answer: string | RegExp): Promise<void> {
  const chip = within.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true });
  // By the keyboard: for a finger the chip is the label with the button somewhere under it.
  await chip.press('Space');
  await expect(chip).toBeChecked();
}
