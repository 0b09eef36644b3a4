// A report, on the phone.
import { expect, type Page } from '@playwright/test';
import { openAssignment } from './assignment.ts';
import { choose } from './session.ts';

/** The question whose answer is the words of the report. */
export const DONE = 'Hva har dere gjort, og hva har fungert godt?';

/** Opens the form of a report that nobody has begun. */
export async function openReport(page: Page): Promise<void> {
  await openAssignment(page);
  await page.getByRole('link', { name: 'Skriv rapporten' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Halvårsrapport' })).toBeVisible();
}

/** Answers all that must be answered but that. */
export async function answerAll(page: Page): Promise<void> {
  const goals = page.getByRole('group', { name: 'Hvordan går det med målene?' });
  for (const goal of await goals.getByRole('group').all()) await goal.getByText('4', { exact: true }).click();
  await page.getByLabel('Hva ønsker brukeren selv?').fill('Vil gjerne svømme mer');
  await choose(page, 'Er det noe du er urolig for?', 'Nei');
  await choose(page, 'Fungerer penger, ledsagerbevis og transport?', 'Delvis');
  await choose(page, 'Har du fått den veiledningen som er avtalt?', 'Ja');
  await choose(page, 'Passer timene og grensene?', 'Ja');
  await choose(page, 'Bør dere fortsette?', 'Ja, som nå');
}
