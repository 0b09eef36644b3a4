// How much a contact has to do, counted while it is done. The seconds are a machine's, and only printed.
import { expect, test } from '../fixtures/index.ts';
import { pictureWithPlace } from '../fixtures/picture.ts';
import { enrol } from '../pages/enrol.ts';
import { ASSIGNMENT, log, MEETING } from '../pages/session.ts';
import type { Locator, Page } from '@playwright/test';

class Count {
  #taps = 0;
  #keys = 0;
  readonly #since = performance.now();

  async tap(what: Locator): Promise<void> {
    this.#taps += 1;
    await what.click();
  }

  async chip(page: Page, name: string): Promise<void> {
    await this.tap(page.locator('.chip > label').filter({ hasText: new RegExp(`^${name}$`) }).first());
  }

  async type(what: Locator, text: string): Promise<void> {
    this.#taps += 1;
    this.#keys += text.length;
    await what.fill(text);
  }

  get taps(): number {
    return this.#taps;
  }

  print(task: string): void {
    const seconds = ((performance.now() - this.#since) / 1000).toFixed(1);
    console.log(`${task}: ${this.#taps} taps, ${this.#keys} keys, ${seconds} s`);
  }
}

const saved = (page: Page): Locator => page.getByRole('status').filter({ hasText: 'Lagret på telefonen' });

test('a repeated meeting, a new one with drive and receipt, and a month are few taps', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await log(page, { ...MEETING, date: '2026-03-04', trip: { from: 'Hjem', to: 'Badet', kilometres: '9' } });
  await page.goto(server.address);

  const again = new Count();
  await again.tap(page.getByRole('link', { name: 'Skriv opp som sist' }));
  await again.tap(page.getByRole('button', { name: 'Lagre' }));
  await expect(saved(page)).toBeAttached();
  again.print('a repeated meeting');
  expect(again.taps).toBeLessThanOrEqual(3);

  const buffer = await pictureWithPlace(page);
  await page.goto(server.address);
  const fresh = new Count();
  await fresh.tap(page.getByRole('link', { name: 'Skriv opp et samvær' }));
  await expect(page.getByRole('radio', { name: ASSIGNMENT })).toBeChecked();
  await fresh.chip(page, 'Tur');
  await fresh.tap(page.getByRole('group', { name: 'Kjørt før' }).getByRole('button').first());
  await fresh.tap(page.getByRole('button', { name: 'Legg til utlegg' }));
  await fresh.type(page.getByLabel('Hva var det?'), 'Bad');
  await fresh.type(page.getByLabel('Kroner'), '120');
  const chooser = page.waitForEvent('filechooser');
  await fresh.tap(page.getByRole('button', { name: 'Ta bilde' }));
  await (await chooser).setFiles({ name: 'kvittering.jpg', mimeType: 'image/jpeg', buffer });
  await expect(page.getByText(/Kvittering 1 lagt ved/)).toBeVisible();
  await fresh.tap(page.getByRole('button', { name: 'Lagre' }));
  await expect(saved(page)).toBeAttached();
  fresh.print('a new meeting with a drive and a receipt');
  expect(fresh.taps).toBeLessThanOrEqual(9);

  await page.goto(server.address);
  const month = new Count();
  await month.tap(page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Måned' }));
  await month.tap(page.getByRole('button', { name: /^Send inn/ }));
  await month.tap(page.getByRole('button', { name: 'Send inn', exact: true }));
  await expect(page.getByRole('heading', { name: 'Mottatt av kommunen' })).toBeVisible({ timeout: 60_000 });
  month.print('sending a month in');
  expect(month.taps).toBeLessThanOrEqual(3);
});
