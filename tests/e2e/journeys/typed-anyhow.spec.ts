// Numbers, days and words as people type and paste them: understood, or asked about at their field.
import { expect, fits, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { begin, MEETING, save, write } from '../pages/session.ts';
import type { Page } from '@playwright/test';

const NARROW = { width: 320, height: 568 };

/** What is read at a field that is wrong. */
const WRONG = /som et tall|mellom|høyst|Skriv/;

test('kilometres and kroner are understood however they are written, or asked about where they stand', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, {
    ...MEETING,
    trip: { from: 'Hjem', to: 'Badet', kilometres: '1' },
    expense: { kind: 'Mat og drikke', label: 'Kake', kroner: '1', receipt: 'Har den på papir' },
  });
  const effect = page.getByRole('region', { name: 'Når dette er lagret' });
  const [kilometres, kroner] = [page.getByLabel('Kilometer'), page.getByLabel('Kroner')];
  for (const [typed, shown] of [
    ['12,5 km', /12,5\skm av/],
    ['12.5', /12,5\skm av/],
    ['  24 KM ', /24\skm av/],
    ['1 204,5', /1\s204,5\skm av/],
  ] as const) {
    await kilometres.fill(typed);
    await expect(effect, typed).toContainText(shown);
  }
  for (const [typed, shown] of [
    ['120', /120\skr/],
    ['kr 120,-', /120\skr/],
    ['1.234,50', /1\s234,50\skr/],
    ['1 234,50 kr', /1\s234,50\skr/],
    ['89.5', /89,50\skr/],
  ] as const) {
    await kroner.fill(typed);
    await expect(effect, typed).toContainText(shown);
  }
  for (const typed of ['12,5,5', 'tolv', '−', '1e3', '0', '99999999999999999999', '12 + 3']) {
    for (const field of [kilometres, kroner]) {
      await field.fill(typed);
      await page.getByRole('button', { name: 'Lagre' }).click();
      await expect(field, typed).toHaveAttribute('aria-invalid', 'true');
      await expect(field, typed).toHaveAccessibleDescription(WRONG);
      await expect(field, 'what was typed stays').toHaveValue(typed);
      await field.fill('12');
    }
  }
  // Pasted from a list, with a line break: a field of one line takes it without.
  await kilometres.evaluate((field: HTMLInputElement) => {
    field.focus();
    field.select();
    document.execCommand('insertText', false, ' 18,2 km\n');
  });
  await expect(effect).toContainText(/18,2\skm av/);
  await save(page);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText(/kjørte 18,2\skm.*utlegg 12,00\skr/);
});

test('a time that no clock shows is asked for, and a meeting needs its length', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, MEETING);
  for (const never of ['24:00', '25:61', 'fem']) {
    await page.getByLabel('Til klokka').evaluate((field: HTMLInputElement, typed) => {
      field.value = typed;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, never);
    await page.getByRole('button', { name: 'Lagre' }).click();
    await expect(page.getByLabel('Til klokka'), never).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('Til klokka'), never).toHaveAccessibleDescription(/Skriv/);
    await page.getByLabel('Til klokka').fill('18:00');
  }
  await page.getByLabel('Til klokka').fill('16:30');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByLabel('Til klokka')).toHaveAccessibleDescription(/Slutten må være etter starten/);
  await page.getByLabel('Dato').fill('');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByLabel('Dato')).toHaveAccessibleDescription(/Skriv|Velg/);
  await page.getByLabel('Dato').fill('2026-03-30');
  await page.getByLabel('Til klokka').fill('17:00');
  await save(page);
});

test('eighty letters are room enough and one more is told, and words from right to left stay whole', async ({ page, server }) => {
  const arabic = 'ذهبنا إلى المسبح معًا وكان الجو جميلًا';
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, {
    ...MEETING,
    note: arabic,
    trip: { from: 'H'.repeat(80), to: 'المسبح', kilometres: '9' },
    expense: { kind: 'Annet', label: 'U'.repeat(81), kroner: '20', receipt: 'Har den på papir' },
  });
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByLabel('Hva var det?')).toHaveAccessibleDescription(/Teksten er for lang\. .*80/);
  await page.getByLabel('Hva var det?').fill('U'.repeat(80));
  await save(page);
  await openMonth(page);
  await page.setViewportSize(NARROW);
  await fits(page, 'the month with long words');
  await entry(page, '30. mars').getByRole('link').click();
  await expect(page.getByLabel('Notat')).toHaveValue(arabic);
  await expect(page.getByLabel('Fra', { exact: true })).toHaveValue('H'.repeat(80));
  await fits(page, 'the form with long words');
  await page.goto(`${server.address}/maned`);
  await page.getByRole('link', { name: 'Skriv ut eller lagre som PDF' }).click();
  await fits(page, 'the paper with long words');
});

/** Fills in outlays as fast as the page takes them; so many would take a person an hour. */
async function addOutlays(page: Page, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    await page.getByRole('button', { name: /^Legg til (et )?utlegg/ }).evaluate((button: HTMLElement) => button.click());
    await page.evaluate(() => {
      const write = (name: string, text: string): void => {
        const fields = document.querySelectorAll<HTMLInputElement>(`input[id^="expense-"][id$="-${name}"]`);
        const field = fields[fields.length - 1];
        if (!field) throw new Error(name);
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      };
      write('label', 'Bom');
      write('kroner', '10');
    });
  }
}

test('two hundred outlays are saved, and one more is told', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, MEETING);
  await addOutlays(page, 201);
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByRole('group', { name: 'Rett dette først' })).toContainText('200');
  await page.getByRole('button', { name: 'Fjern utlegg 201' }).click();
  await save(page);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText(/utlegg 2\s000,00\skr/);
});
