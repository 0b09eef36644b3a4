// A picture that another app on the phone shares with this one, as Android does: a form that the browser posts.
import { expect, examine, test } from '../fixtures/index.ts';
import { pictureWithPlace } from '../fixtures/picture.ts';
import { enrol, workerActive } from '../pages/enrol.ts';
import { CODE, enrolWithCode, filesThatTell, isLocked, type } from '../pages/lock.ts';
import { entry, openMonth } from '../pages/month.ts';
import { log, MEETING, save } from '../pages/session.ts';
import type { Page } from '@playwright/test';

/** What Android does when the contact chooses the app in another app's list. */
async function share(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  await page.evaluate(() => {
    const form = Object.assign(document.createElement('form'), { method: 'post', enctype: 'multipart/form-data', action: '/del' });
    const field = Object.assign(document.createElement('input'), { type: 'file', name: 'receipt', multiple: true, id: 'shared' });
    form.append(field);
    document.body.append(form);
  });
  await page.locator('#shared').setInputFiles(files);
  await Promise.all([
    page.waitForURL('**/del'),
    page.evaluate(() => (document.getElementById('shared') as HTMLInputElement).form?.submit()),
  ]);
}

const ATTACHED = /Kvittering 1 lagt ved \(\d+ kB\)/;
const photo = async (page: Page) => ({ name: 'kino.jpg', mimeType: 'image/jpeg', buffer: await pictureWithPlace(page) });

test('a shared picture becomes a receipt of a new meeting or of one that is there, without a network', async ({
  page,
  phone,
  server,
}) => {
  await enrol(page, server.invitation);
  await workerActive(page);
  await page.reload();
  await log(page, MEETING);
  await expect(page.getByText('Alt er sendt').first()).toBeVisible({ timeout: 60_000 });
  await phone.context.setOffline(true);
  const picture = await photo(page);
  await share(page, [picture]);
  await expect(page.getByRole('heading', { level: 1, name: 'Legg ved kvittering' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'kino.jpg' })).toBeVisible();
  await examine(page, 'share');
  await page.getByRole('button', { name: 'Legg ved' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nytt samvær' })).toBeVisible();
  await expect(page.getByText(ATTACHED)).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: 'Skriv opp et samvær' }).click();
  await expect(page.getByText(ATTACHED), 'kept with the form').toBeVisible();
  await page.getByRole('button', { name: 'Slett det jeg har skrevet' }).click();

  await share(page, [picture]);
  await page.getByRole('group', { name: 'Hvilket samvær gjelder det?' }).getByRole('radio', { name: /30\. mars/ }).press('Space');
  await page.getByRole('button', { name: 'Legg ved' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Endre samvær' })).toBeVisible();
  await expect(page.getByText(ATTACHED)).toBeVisible();
  const outlay = page.getByRole('group', { name: 'Utlegg 1' });
  await outlay.getByLabel('Hva var det?').fill('Kino');
  await outlay.getByLabel('Kroner').fill('120');
  await save(page);
  await phone.context.setOffline(false);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText(/utlegg 120,00\skr/);
});

test('what is no receipt is refused as in the form, and a page that is loaded anew asks for it again', async ({
  page,
  server,
}) => {
  await enrol(page, server.invitation);
  await workerActive(page);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await share(page, [{ name: 'notat.pdf', mimeType: 'application/pdf', buffer: Buffer.from('ikke en PDF') }]);
  await page.getByRole('button', { name: 'Legg ved' }).click();
  await expect(page.getByText('Dette er verken et bilde eller en PDF.')).toBeVisible();
  await examine(page, 'share-refused');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Bildet er ikke her lenger' })).toBeVisible();
  await examine(page, 'share-gone');
});

test.describe('on a phone with a code', () => {
  test.use({ phoneLock: 'required' });

  test('a shared file waits for the code, and lies unsealed nowhere', async ({ page, phone, server }) => {
    await enrolWithCode(phone, server.invitation);
    const marker = 'KvitteringenFraBadet1942';
    const buffer = Buffer.from(`%PDF-1.4\n% ${marker}\n${'1 0 obj\n'.repeat(50)}%%EOF\n`);
    await share(page, [{ name: 'bad.pdf', mimeType: 'application/pdf', buffer }]);
    await isLocked(page);
    await expect(page.getByText('bad.pdf'), 'nothing is told before the code').toBeHidden();
    await type(page, CODE);
    await expect(page.getByRole('listitem').filter({ hasText: 'bad.pdf' })).toBeVisible();
    await page.getByRole('button', { name: 'Legg ved' }).click();
    await expect(page.getByText(ATTACHED)).toBeVisible();
    await phone.close();
    expect(await filesThatTell(phone, [marker])).toEqual([]);
  });
});
