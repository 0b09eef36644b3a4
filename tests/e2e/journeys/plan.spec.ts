// What is planned, and what became of it.
import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { ASSIGNMENT, choose, closeNotice } from '../pages/session.ts';
import type { Page } from '@playwright/test';

const SOON = { timeout: 60_000 };

async function today(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'I dag' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
}

/** Plans each Tuesday from seven in the evening on, this evening and the next two weeks. */
async function planTuesdays(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Planlegg et samvær' }).click();
  await choose(page, 'Hvilket oppdrag?', ASSIGNMENT);
  await page.getByLabel('Dato').fill('2026-03-31');
  await page.getByLabel('Fra klokka').fill('19:00');
  await page.getByLabel('Til klokka').fill('20:30');
  await page.getByLabel('Hver uke').check();
  await page.getByLabel('Siste dag').fill('2026-04-14');
  await choose(page, 'Hva skal dere gjøre?', 'Tur');
}

test('a weekly meeting is planned without a network, and what took place is written down with one tap', async ({
  page,
  phone,
  anotherPhone,
  server,
  now,
}) => {
  await page.clock.install({ time: new Date(now) });
  await enrol(page, server.invitation);
  await phone.context.setOffline(true);
  await page.getByRole('link', { name: 'Planlegg et samvær' }).click();
  await page.getByRole('button', { name: 'Lagre planen' }).click();
  await examine(page, 'plan-problems');
  await page.getByRole('link', { name: 'Tilbake' }).click();
  await page.getByRole('link', { name: 'Tilbake' }).click();
  await today(page);
  await planTuesdays(page);
  await examine(page, 'plan-form');
  await page.getByRole('button', { name: 'Lagre planen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Planlagte samvær' })).toBeVisible();
  await closeNotice(page);
  await examine(page, 'plans');
  await today(page);
  await expect(page.getByRole('link', { name: /^Neste: tirsdag 31\. mars/ })).toBeVisible();
  await examine(page, 'today-planned');
  await phone.context.setOffline(false);

  await page.clock.fastForward('02:40:00');
  const yes = page.getByRole('button', { name: 'Ja', exact: true });
  await expect(yes).toBeVisible();
  await expect(page.getByText('Alt er sendt').first()).toBeVisible(SOON);
  await examine(page, 'today-took-place');
  let taps = 0;
  await yes.click();
  taps += 1;
  await expect(page.getByRole('status').filter({ hasText: 'Skrevet opp' })).toBeAttached();
  await expect(yes).toBeHidden();
  console.log(`taps from planned to written down: ${taps}`);
  await page.getByRole('button', { name: 'Angre' }).click();
  await expect(yes).toBeVisible();
  await yes.click();
  await expect(yes).toBeHidden();
  await openMonth(page);
  await expect(entry(page, '31. mars')).toContainText(/19:00–20:30.*Tur/);
  await expect(entry(page, '31. mars')).toContainText('Mottatt', SOON);

  await server.stop();
  await server.start();
  const other = (await anotherPhone()).page;
  await enrol(other, server.freshInvitation);
  await expect(other.getByRole('link', { name: /^Neste: tirsdag 7\. april/ })).toBeVisible(SOON);
  expect(taps).toBeLessThanOrEqual(1);
});

test('a planned meeting is moved, dropped, cancelled or written down otherwise, and a series is ended', async ({
  page,
  server,
  now,
}) => {
  await page.clock.install({ time: new Date(now) });
  await enrol(page, server.invitation);
  await planTuesdays(page);
  await page.getByRole('button', { name: 'Lagre planen' }).click();
  await closeNotice(page);
  await page.getByRole('link', { name: /14\. april/ }).click();
  await examine(page, 'plan-meeting');
  await page.getByRole('button', { name: 'Avslutt rekka fra denne dagen' }).click();
  await expect(page.getByRole('link', { name: /14\. april/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Angre' }).click();
  await expect(page.getByRole('link', { name: /14\. april/ })).toBeVisible();
  await page.getByRole('link', { name: /14\. april/ }).click();
  await page.getByRole('button', { name: 'Ta det ut av planen' }).click();
  await expect(page.getByRole('link', { name: /14\. april/ })).toHaveCount(0);
  await page.getByRole('link', { name: /7\. april/ }).click();
  await page.getByLabel('Dato').fill('2026-04-01');
  await page.getByRole('button', { name: 'Flytt samværet' }).click();
  await expect(page.getByRole('link', { name: /1\. april/ })).toBeVisible();
  await closeNotice(page);

  // Both are over by the next evening: one took place otherwise, one was cancelled.
  await page.clock.fastForward('27:00:00');
  await expect(page.getByRole('button', { name: 'Ja', exact: true })).toHaveCount(2);
  await examine(page, 'plans-passed');
  await page.getByRole('link', { name: /31\. mars/ }).click();
  await examine(page, 'plan-meeting-passed');
  await page.getByRole('link', { name: 'Ja, men annerledes' }).click();
  await expect(page.getByLabel('Fra klokka')).toHaveValue('19:00');
  await page.getByLabel('Til klokka').fill('21:00');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await page.getByRole('link', { name: /1\. april/ }).click();
  await page.getByRole('button', { name: 'Nei, det ble avlyst' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Planlegg et samvær' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Samværet er ikke i planen' })).toBeVisible();
  await closeNotice(page);
  await examine(page, 'plan-gone');
  await openMonth(page);
  await expect(entry(page, '1. april')).toContainText(/19:00–20:30.*Avlyst/);
});
