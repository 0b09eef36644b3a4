// The officer's desk.
import { expect, type Page } from '@playwright/test';

/** Uses the one-time link: looking at it does nothing, the button signs in. */
export async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button').first().click();
  await expect(page).toHaveURL(/\/kontor\/?$/);
}

/** Opens the first timesheet that waits. */
export async function openFirst(page: Page): Promise<void> {
  await page.goto(new URL('/kontor', page.url()).href);
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}
