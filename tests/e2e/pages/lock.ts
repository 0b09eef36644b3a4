// The lock on the phone.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Phone } from '../fixtures/phone.ts';
import { keptOffline, openInvitation } from './enrol.ts';

export const CODE = '739164';

/** Connects the phone, as far as the question for a code. */
export async function connect(page: Page, invitation: string): Promise<void> {
  await openInvitation(page, invitation);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Telefonen er koblet til')).toBeVisible();
  await page.getByRole('link', { name: 'Gå til I dag' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Velg en kode' })).toBeVisible();
}

export async function choose(page: Page, code = CODE, again = code): Promise<void> {
  await page.getByLabel('Ny kode').fill(code);
  await page.getByLabel('Gjenta koden').fill(again);
  await page.getByRole('button', { name: 'Bruk koden' }).click();
}

/** Connects the phone and chooses the code; from here on it starts without a network. */
export async function enrolWithCode(phone: Phone, invitation: string): Promise<void> {
  await connect(phone.page, invitation);
  await choose(phone.page);
  await expect(phone.page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await keptOffline(phone);
}

export async function isLocked(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Skriv koden din' })).toBeVisible();
}

export async function type(page: Page, code: string): Promise<void> {
  await page.getByLabel('Kode', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Lås opp' }).click();
}

/** Five times another code. */
export async function wipe(page: Page): Promise<void> {
  for (const left of ['4 forsøk', '3 forsøk', '2 forsøk', '1 forsøk']) {
    await type(page, '264807');
    await expect(page.getByText(`Feil kode. Du har ${left} igjen.`)).toBeVisible();
  }
  await type(page, '264807');
  await expect(page.getByRole('heading', { level: 1, name: 'Telefonen er stengt' })).toBeVisible();
}

/** The files of the closed browser's profile in which one of the texts can be read, plain, in UTF-16 or in Base64. */
export async function filesThatTell(phone: Phone, texts: string[]): Promise<string[]> {
  const told: string[] = [];
  const wanted = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), ...inBase64(text)]);
  for (const entry of await readdir(phone.profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (wanted.some((text) => bytes.includes(text))) told.push(path);
  }
  return told;
}

/** What of a text's Base64 is the same wherever in a longer one it stands: it may begin at any of three places of a group. */
export function inBase64(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'utf8');
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').replace(/=+$/, '');
    // Groups that hold a neighbour's bits are left out at both ends.
    return Buffer.from(whole.slice(before === 0 ? 0 : 4, Math.floor((before + bytes.length) / 3) * 4), 'latin1');
  });
}
