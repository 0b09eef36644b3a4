// The month on paper, for an office or a guardian who wants it signed by hand.
import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { openMonth } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

test('a month is printed on A4, whatever colours the screen has', async ({ page, server }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await enrol(page, server.invitation);
  await log(page, {
    ...MEETING,
    trip: { from: 'Hjem', to: 'Badet', kilometres: '12,5' },
    expense: { kind: 'Mat og drikke', label: 'Kakao', kroner: '89,50', receipt: 'Kommer senere' },
  });
  await openMonth(page);
  await page.getByRole('link', { name: 'Skriv ut eller lagre som PDF' }).click();
  await expect(page.getByRole('table', { name: 'Kjøring' })).toContainText('Hjem – Badet');
  await examine(page, 'paper');
  await page.getByRole('button', { name: 'Skriv ut' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed');

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('button', { name: 'Skriv ut' })).toBeHidden();
  const ink = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color);
  expect(ink).toBe('rgb(0, 0, 0)');
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  const sizes = new Set(sheets.map(([, width, height]) => `${Math.round(Number(width))} x ${Math.round(Number(height))}`));
  expect([...sizes]).toEqual(['595 x 842']);
});
