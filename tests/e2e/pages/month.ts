// One period of one assignment, on the phone.
import { expect, type Locator, type Page } from '@playwright/test';
import { closeNotice } from './session.ts';

export async function openMonth(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Måned' }).click();
  await expect(page.getByRole('heading', { name: 'Samvær', exact: true })).toBeVisible();
}

/** The entry of a date, as the list names it. */
export function entry(page: Page, date: string | RegExp): Locator {
  return page.getByRole('listitem').filter({ hasText: date });
}

/** Opens the check list, which asks before anything is sent. */
export async function askToSend(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Send inn/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Send inn .*\?$/ })).toBeVisible();
}

/** Sends the period in; offline it waits on the phone. */
export async function sendIn(page: Page): Promise<void> {
  await askToSend(page);
  await page.getByRole('button', { name: 'Send inn', exact: true }).click();
  await closeNotice(page);
}

/** Sends the period in, and waits until the municipality has it. */
export async function handIn(page: Page): Promise<void> {
  await openMonth(page);
  await sendIn(page);
  await expect(page.getByRole('heading', { name: 'Mottatt av kommunen' })).toBeVisible({ timeout: 60_000 });
}
