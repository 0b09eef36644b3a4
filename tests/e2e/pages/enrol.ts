// The first minutes with the app.
import { expect, type Page } from '@playwright/test';
import type { Phone } from '../fixtures/phone.ts';

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

/** Connects the phone for good: from here on it starts without a network, whatever happens to the browser. */
export async function enrolForGood(phone: Phone, invitation: string): Promise<void> {
  await enrol(phone.page, invitation);
  await keptOffline(phone);
}

/** The app is kept on the phone's disk, and the sign-in too. */
export async function keptOffline(phone: Phone): Promise<void> {
  await workerActive(phone.page);
  await expect.poll(() => phone.hasAppOnDisk(), { timeout: 60_000 }).toBe(true);
  await expect.poll(() => phone.hasCookieOnDisk(), { timeout: 60_000 }).toBe(true);
}

/** The service worker has every file of its version. */
export async function workerActive(page: Page): Promise<void> {
  const state = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state);
  await expect.poll(state).toBe('activated');
}
