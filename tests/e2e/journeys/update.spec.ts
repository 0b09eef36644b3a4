import { rm } from 'node:fs/promises';
import { lengthen } from '../fixtures/damage.ts';
import { expect, examine, test } from '../fixtures/index.ts';
import { newerVersion } from '../fixtures/version.ts';
import { enrolForGood } from '../pages/enrol.ts';
import { begin } from '../pages/session.ts';

const build = (page: import('@playwright/test').Page) => page.locator('meta[name="build"]').getAttribute('content');

test('a new version is offered, never swapped under an open form, and taken when asked', async ({ page, phone, server }) => {
  await enrolForGood(phone, server.invitation);
  await page.reload();
  const first = await build(page);
  await begin(page);
  await page.getByLabel('Notat').fill('Midt i et ord');

  const folder = await newerVersion(server.app, 'nyversjon001');
  try {
    await server.stop();
    server.app = folder;
    await server.start();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state))
      .toBe('installed');
    await expect(page.getByLabel('Notat')).toHaveValue('Midt i et ord');
    await expect(page.getByText('En ny versjon er klar.')).toBeHidden();
    expect(await build(page)).toBe(first);

    await page.getByRole('link', { name: 'Tilbake' }).click();
    await expect(page.getByText('En ny versjon er klar.')).toBeVisible();
    await examine(page, 'update-offered');
    await page.getByRole('button', { name: 'Bruk nå' }).click();
    await expect.poll(() => build(page)).toBe('nyversjon001');
    await expect(page.getByText('Du har et samvær som ikke er lagret')).toBeVisible();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('f27 a new version with a file of another build is refused whole, and the old one goes on without a network', async ({
  page,
  phone,
  server,
}) => {
  await enrolForGood(phone, server.invitation);
  await page.reload();
  const first = await build(page);
  const folder = await newerVersion(server.app, 'nyversjon002');
  try {
    await lengthen(folder, 'boot.js');
    await server.stop();
    server.app = folder;
    await server.start();
    expect(await page.evaluate(install)).toBe('redundant');
    expect(await page.evaluate(() => caches.keys())).toEqual([`folgesvenn-${first}`]);

    await server.stop();
    await page.reload();
    await begin(page);
    expect(await build(page)).toBe(first);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Asks for a new version, and tells what became of it. */
async function install(): Promise<string> {
  const registration = await navigator.serviceWorker.ready;
  return new Promise((tell) => {
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => tell(worker.state));
    });
    registration.update().catch((problem: unknown) => tell(String(problem)));
  });
}
