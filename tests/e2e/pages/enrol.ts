// The first minutes with the app.
import { expect, type Page } from '@playwright/test';

/** Opens the invitation and connects the phone, until the app's first page is shown. */
export async function enrol(page: Page, invitation: string): Promise<void> {
  await openInvitation(page, invitation);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Telefonen er koblet til')).toBeVisible();
  await page.getByRole('link', { name: 'Gå til I dag' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
}

export async function openInvitation(page: Page, invitation: string): Promise<void> {
  await page.goto(invitation);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** The service worker has every file of this version: from here on the app starts without a network. */
export async function keptOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state))
    .toBe('activated');
}
