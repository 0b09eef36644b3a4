// Nothing but a keyboard: no pointer, no finger, no field that a script fills in.
import { expect, type Locator, type Page } from '@playwright/test';

/** More than the longest page has places to stop at. */
const MOST = 120;

/** Presses Tab until this has the focus, as whoever cannot see where it is would. */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let presses = 0; presses < MOST; presses += 1) {
    if (await goal.evaluate((element) => element === document.activeElement)) {
      await expect(goal, 'what has the focus is in view').toBeInViewport();
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${goal} by the keyboard`);
}

export async function press(page: Page, goal: Locator): Promise<void> {
  await tabTo(page, goal);
  await page.keyboard.press('Enter');
}

export async function type(page: Page, label: string, keys: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(keys);
}

/** Into the group, and with the arrows to the answer. */
export async function choose(page: Page, question: string, answer: string): Promise<void> {
  const answers = page.getByRole('group', { name: question }).getByRole('radio');
  const wanted = page.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true });
  const checked = answers.and(page.locator(':checked'));
  await tabTo(page, (await checked.count()) > 0 ? checked : answers.first());
  await page.keyboard.press('Space');
  for (let presses = await answers.count(); presses > 0 && !(await wanted.isChecked()); presses -= 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(wanted).toBeChecked();
}
