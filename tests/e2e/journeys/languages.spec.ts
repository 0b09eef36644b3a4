// Words are of other lengths in other languages: every screen of the app keeps within the edge, and is as accessible.
import { expect, look, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { log, MEETING } from '../pages/session.ts';

for (const [tag, settings] of [
  ['nn', 'Innstillingar'],
  ['en', 'Settings'],
] as const) {
  test(`every screen of the app stands in ${tag}`, async ({ page, server }) => {
    await enrol(page, server.invitation);
    await log(page, MEETING);
    await page.evaluate((chosen) => localStorage.setItem('folgesvenn.language', JSON.stringify(chosen)), tag);
    await page.goto(`${server.address}/oppdrag`);
    const assignment = await page.getByRole('main').getByRole('link', { name: /Sak 14/ }).getAttribute('href');
    await page.goto(server.address + assignment);
    const report = await page.getByRole('main').locator('a[href*="/rapport/"]').first().getAttribute('href');
    await page.goto(`${server.address}/maned`);
    const month = await page.getByRole('main').locator('a[href$="/papir"]').getAttribute('href');
    const session = await page.getByRole('main').locator('a[href^="/samver/"]').first().getAttribute('href');
    for (const path of [
      '/',
      '/del',
      session,
      month,
      report,
      '/samver/ny',
      '/plan',
      '/plan/ny',
      '/bekymring',
      '/hendelse',
      '/maned',
      '/oppdrag',
      assignment,
      `${assignment}/veiledning`,
      '/innstillinger',
      '/min-status',
      '/innstillinger/lagret',
      '/innstillinger/kode',
      '/innstillinger/telefoner',
      '/innstillinger/logg-ut',
      '/beskjeder',
      '/hjelp',
      '/tilgjengelighet',
      '/invitasjon',
      '/finnes-ikke',
    ]) {
      await page.goto(`${server.address}${path}`);
      await expect(page.locator('html')).toHaveAttribute('lang', tag);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('h1.waiting')).toHaveCount(0);
      await look(page, `${path} in ${tag}`.replaceAll('/', ' '));
    }
    // The form with everything unfolded that it has.
    await page.goto(`${server.address}/samver/ny`);
    await page.locator('summary').first().click();
    for (const section of ['#trips', '#expenses']) await page.locator(`${section} > button`).last().click();
    for (const kind of [1, 3]) {
      await page.locator(`#kind-${kind}`).press('Space');
      await look(page, `the form unfolded ${kind} in ${tag}`);
    }
    await page.goto(`${server.address}/innstillinger`);
    await expect(page.getByRole('heading', { level: 1, name: settings })).toBeVisible();
  });
}
