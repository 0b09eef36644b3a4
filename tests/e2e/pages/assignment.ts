// One assignment, on the phone.
import { expect, type Page } from '@playwright/test';
import { ASSIGNMENT } from './session.ts';

export async function openAssignment(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Oppdrag' }).click();
  await page.getByRole('link', { name: ASSIGNMENT }).click();
  await expect(page.getByRole('heading', { level: 1, name: ASSIGNMENT })).toBeVisible();
}
