// The officer's desk.
import { expect, type Page } from '@playwright/test';

/** Uses the one-time link: looking at it does nothing, the button signs in. */
export async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Logg inn' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Timelister' })).toBeVisible();
}

/** Opens the first timesheet that waits. */
export async function openFirst(page: Page): Promise<void> {
  await page.goto(new URL('/kontor', page.url()).href);
  await page.getByRole('link', { name: /^Se timelisten til/ }).first().click();
  await expect(page.getByRole('heading', { name: 'Til utbetaling' })).toBeVisible();
}

/** Opens the page that asks once more, since approving cannot be undone. */
export async function askToApprove(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Godkjenn' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Godkjenn timelisten?' })).toBeVisible();
}

/** Approves the opened timesheet. */
export async function approve(page: Page): Promise<void> {
  await askToApprove(page);
  await page.getByRole('button', { name: 'Godkjenn' }).click();
  await expect(page.getByRole('status')).toContainText('Godkjent');
}

/** Sends the opened timesheet back. */
export async function sendBack(page: Page, comment: string): Promise<void> {
  await page.getByLabel('Hva skal rettes?').fill(comment);
  await page.getByRole('button', { name: 'Send tilbake' }).click();
  await expect(page.getByRole('status')).toContainText('Sendt tilbake');
}
