// The phone is full: the browser itself refuses to write.
import type { CDPSession, Page } from '@playwright/test';
import { expect, examine, type Phone, type Server, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { attach, begin, log, MEETING, save, write } from '../pages/session.ts';

/** The browser looks only now and then how much room is left. */
const SOON = { timeout: 120_000 };

test('f09 a full phone says so, keeps what is typed and what is saved, and saves once there is room', async ({
  page,
  phone,
  server,
}) => {
  await enrol(page, server.invitation);
  await log(page, { ...MEETING, date: '2026-03-28' });
  await begin(page);
  await write(page, { ...MEETING, note: 'Vi så på båtene' });
  const browser = await fill(phone, page, server);

  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByText('Telefonen er full.')).toBeVisible();
  await expect(page.getByLabel('Notat')).toHaveValue('Vi så på båtene');
  await expect(page.getByLabel('Fra klokka')).toHaveValue('16:30');
  await examine(page, 'session-full');

  // A start with a full phone shows what is there.
  const other = await phone.context.newPage();
  await other.goto(server.address);
  await openMonth(other);
  await expect(entry(other, '28. mars')).toBeVisible();
  await other.close();

  await makeRoom(browser, page, server);
  await save(page);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('1 t 30 min');
});

test('f08 with no room for a receipt the app says so, keeps the form, and takes the receipt once there is room', async ({
  page,
  phone,
  server,
}) => {
  const kino = { name: 'kino.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') };
  await enrol(page, server.invitation);
  await begin(page);
  const expense = { kind: 'Mat og drikke', label: 'Kakao', kroner: '89,50', receipt: 'Kommer senere' };
  await write(page, { ...MEETING, expense });
  const browser = await fill(phone, page, server);
  await attach(page, 'Velg fil', kino);
  await expect(page.getByText('Telefonen er full.')).toBeVisible();
  await expect(page.getByText('Kvittering 1 lagt ved')).toBeHidden();
  await expect(page.getByRole('group', { name: 'Utlegg 1' }).getByLabel('Kroner')).toHaveValue('89,50');

  await makeRoom(browser, page, server);
  await attach(page, 'Velg fil', kino);
  await expect(page.getByText('Kvittering 1 lagt ved')).toBeVisible();
  await save(page);
  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'I dag' }).click();
  await expect(page.getByText('Alt er sendt')).toBeVisible({ timeout: 60_000 });
});

test('a phone that is nearly full says so while saving still works', async ({ page, server }) => {
  // Chromium says of every disk that 10 GB are left. With less than 20 MB the app speaks up.
  await page.addInitScript(() => {
    navigator.storage.estimate = () => Promise.resolve({ usage: 3_000_000, quota: 22_000_000 });
  });
  await enrol(page, server.invitation);
  await expect(page.getByText('Det er snart ikke plass til mer')).toBeVisible();
  await examine(page, 'today-nearly-full');
  await log(page, MEETING);
});

/** Leaves no room on the phone. */
async function fill(phone: Phone, page: Page, server: Server): Promise<CDPSession> {
  const browser = await phone.context.newCDPSession(page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin: server.address, quotaSize: 1 });
  await expect.poll(() => takesMore(page), SOON).toBe(false);
  return browser;
}

async function makeRoom(browser: CDPSession, page: Page, server: Server): Promise<void> {
  await browser.send('Storage.overrideQuotaForOrigin', { origin: server.address });
  await expect.poll(() => takesMore(page), SOON).toBe(true);
}

/** Whether the browser still writes what this origin gives it. */
function takesMore(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      new Promise<boolean>((tell) => {
        const opening = indexedDB.open('of-the-test');
        opening.onupgradeneeded = () => opening.result.createObjectStore('some');
        opening.onerror = () => tell(false);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('some', 'readwrite');
          const end = (written: boolean) => () => {
            opening.result.close();
            tell(written);
          };
          writing.oncomplete = end(true);
          writing.onabort = end(false);
          writing.objectStore('some').put(new Uint8Array(10_000), 'one');
        };
      }),
  );
}
