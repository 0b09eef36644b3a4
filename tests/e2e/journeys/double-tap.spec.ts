// Fingers that are not sure: taps that come twice, the way back and forward again, pages that are loaded anew.
import { expect, test } from '../fixtures/index.ts';
import { signIn } from '../pages/desk.ts';
import { enrol, openInvitation } from '../pages/enrol.ts';
import { askToSend, openMonth } from '../pages/month.ts';
import { ASSIGNMENT, begin, choose, log, MEETING, write } from '../pages/session.ts';
import type { Locator, Page } from '@playwright/test';

/** Two taps on the same spot, whatever has come up there meanwhile. */
async function twice(page: Page, button: Locator, pause: number): Promise<void> {
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (!box) throw new Error('nothing to tap');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.touchscreen.tap(x, y);
  // The finger's own pause: what is tried is that nothing depends on how long it is.
  await page.waitForTimeout(pause);
  await page.touchscreen.tap(x, y);
}

for (const pause of [40, 350]) {
  test(`what is tapped twice, ${pause} ms apart, happens once`, async ({ page, server, desk }) => {
    await openInvitation(page, server.invitation);
    await twice(page, page.getByRole('button', { name: 'Start' }), pause);
    await expect(page.getByRole('link', { name: 'Gå til I dag' }).or(page.getByRole('heading', { level: 1, name: 'I dag' }))).toBeVisible();
    await page.goto(server.address);
    await begin(page);
    await write(page, MEETING);
    await twice(page, page.getByRole('button', { name: 'Lagre' }), pause);
    await expect(page.getByRole('status').filter({ hasText: 'Lagret på telefonen' })).toBeAttached();
    await page.goto(server.address);
    await openMonth(page);
    await expect(page.getByRole('listitem').filter({ hasText: '30. mars' })).toHaveCount(1);
    await askToSend(page);
    await twice(page, page.getByRole('button', { name: 'Send inn', exact: true }), pause);
    await page.goto(`${server.address}/maned`);
    await expect(page.getByRole('heading', { name: 'Mottatt av kommunen' })).toBeVisible({ timeout: 60_000 });
    await signIn(desk, server.deskLink);
    await expect(desk.getByRole('link', { name: /^Se timelisten til/ })).toHaveCount(1);
  });
}

test('the way back out of a half-written form and forward again keeps what was typed', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await choose(page, 'Hvilket oppdrag?', ASSIGNMENT);
  await page.getByLabel('Notat').fill('Vi gikk rundt vannet');
  await expect(page.getByText('Det du skriver, tas vare på')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await page.goForward();
  await expect(page.getByLabel('Notat')).toHaveValue('Vi gikk rundt vannet');
  await page.reload();
  await expect(page.getByLabel('Notat')).toHaveValue('Vi gikk rundt vannet');
});

test('every page that is opened by its address shows the same when it is loaded anew', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  await openMonth(page);
  const month = new URL(page.url()).pathname;
  const session = await page.getByRole('listitem').filter({ hasText: '30. mars' }).getByRole('link').getAttribute('href');
  await page.goto(`${server.address}/oppdrag`);
  const assignment = await page.getByRole('main').getByRole('link', { name: /Sak 14/ }).getAttribute('href');
  const found = [month, session, assignment, `${assignment}/veiledning`].map((path) => path ?? '');
  const pages = [
    ...['/', '/samver/ny', '/del', '/plan', '/plan/ny', '/maned', '/oppdrag', '/bekymring', '/hendelse', '/min-status', '/beskjeder'],
    ...['/hjelp', '/tilgjengelighet', '/innstillinger', '/innstillinger/lagret', '/innstillinger/telefoner', '/innstillinger/logg-ut'],
  ];
  const title = page.getByRole('heading', { level: 1 });
  for (const path of [...found, ...pages]) {
    await page.goto(server.address + path);
    await expect(page.locator('h1.waiting')).toHaveCount(0);
    const before = await title.innerText();
    await page.reload();
    await expect(page.locator('h1.waiting')).toHaveCount(0);
    await expect(title, path).toHaveText(before);
    expect(new URL(page.url()).pathname, 'no page leads elsewhere by being loaded').toBe(path);
  }
});
