// The provider's own page.
import type { Page } from '@playwright/test';

/** Says who one is. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByLabel('Who are you?').fill(name);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
