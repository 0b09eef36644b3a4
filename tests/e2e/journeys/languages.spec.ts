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
    for (const path of [
      '/',
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
      '/innstillinger/logg-ut',
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
    await page.goto(`${server.address}/innstillinger`);
    await expect(page.getByRole('heading', { level: 1, name: settings })).toBeVisible();
  });
}
