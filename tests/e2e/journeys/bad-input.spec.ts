import type { Locator, Page } from '@playwright/test';
import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { begin, MEETING, save, write } from '../pages/session.ts';


test('kilometres that cannot be are refused at the field, and what was typed stays', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, { ...MEETING, trip: { from: 'Hjem', to: 'Badet', kilometres: '-1' } });
  for (const kilometres of ['-1', '0,05', '10000', 'tolv']) {
    await page.getByLabel('Kilometer').fill(kilometres);
    await page.getByRole('button', { name: 'Lagre' }).click();
    await expect(page.getByLabel('Kilometer')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('Kilometer')).toHaveValue(kilometres);
    await toldAt(page, page.getByLabel('Kilometer'), kilometres === 'tolv' ? 'som et tall' : 'mellom 0,1 og 2');
  }
  await examine(page, 'session-problems');
  await page.getByLabel('Kilometer').fill('12,5');
  await save(page);
});

test('an end before the start is asked about', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, { ...MEETING, start: '18:00', end: '16:30' });
  await page.getByRole('button', { name: 'Lagre' }).click();
  await toldAt(page, page.getByLabel('Til klokka'), 'Slutten må være etter starten.');
  await page.getByLabel('Slutter neste dag').check();
  await save(page);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('22 t 30 min');
});

test('a note with one letter too many says so at the note, and the letters stay', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  const note = '🥐'.repeat(2001);
  await write(page, { ...MEETING, note });
  await page.getByRole('button', { name: 'Lagre' }).click();
  await toldAt(page, page.getByLabel('Notat'), 'Teksten er for lang.');
  await expect(page.getByLabel('Notat')).toHaveValue(note);
  await page.getByLabel('Notat').fill('🥐'.repeat(2000));
  await save(page);
});

test('a long note with emoji is kept whole', async ({ page, server }) => {
  const note = `${'Vi bakte boller. '.repeat(116)}🥐👩‍👧‍👦`;
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, { ...MEETING, note });
  await save(page);
  await openMonth(page);
  await entry(page, '30. mars').getByRole('link').click();
  await expect(page.getByLabel('Notat')).toHaveValue(note);
});

/** The message stands at the field, is read with it, and the summary's link leads from the same message to the field. */
async function toldAt(page: Page, field: Locator, said: string): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(new RegExp(said));
  const summary = page.getByRole('group', { name: 'Rett dette først' });
  await expect(summary).toBeFocused();
  await summary.getByRole('link', { name: said }).click();
  await expect(field).toBeFocused();
}
