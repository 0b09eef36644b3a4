// The first screen needs only the first of the two files of the app's code. The second may be late, or not come at all.
import { rm } from 'node:fs/promises';
import type { BrowserContext } from '@playwright/test';
import { appWithout, halveKept } from '../fixtures/damage.ts';
import { expect, examine, test } from '../fixtures/index.ts';
import { enrolForGood, openInvitation } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

const SECOND_FILE = '**/*_inside.wasm';

test('a first visit shows the invitation while the rest is on its way, and connects when it has come', async ({
  page,
  phone,
  server,
}) => {
  const release = await holdBack(phone.context);
  await openInvitation(page, server.invitation);
  await expect(page.getByText('Ingen navn på dem du møter')).toBeVisible();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('button', { name: 'Kobler til' })).toBeVisible();
  await examine(page, 'enrol-starting');
  release();
  await expect(page.getByText('Telefonen er koblet til')).toBeVisible();
  await page.getByRole('link', { name: 'Gå til I dag' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
});

test('a first visit without an invitation needs nothing of the rest, and its other pages wait for it', async ({
  page,
  phone,
  server,
}) => {
  const release = await holdBack(phone.context);
  await page.goto(server.address);
  await expect(page.getByText('Åpne lenken i invitasjonen fra kommunen på denne telefonen.')).toBeVisible();
  await page.getByRole('link', { name: 'Innstillinger' }).click();
  await expect(page.getByText('Henter')).toBeVisible();
  await examine(page, 'opening');
  release();
  await expect(page.getByRole('heading', { level: 1, name: 'Innstillinger' })).toBeVisible();
  // A reload stays where one is.
  await expect(page).toHaveURL(/\/innstillinger$/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Innstillinger' })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('Åpne lenken i invitasjonen fra kommunen på denne telefonen.')).toBeVisible();
});

test('a rest that takes too long is told, and the same invitation connects once it has come', async ({
  page,
  phone,
  server,
}) => {
  const release = await holdBack(phone.context);
  await openInvitation(page, server.invitation);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Ingen kontakt')).toBeVisible({ timeout: 60_000 });
  release();
  await page.getByRole('button', { name: 'Prøv igjen' }).click();
  await expect(page.getByText('Telefonen er koblet til')).toBeVisible();
});

test('a rest that cannot be loaded uses no invitation up, and can be asked for again', async ({ page, server, watch }) => {
  watch.foresee(/HTTP status code is not ok/);
  const whole = server.app;
  const half = await appWithout(whole, '_inside.wasm');
  try {
    await server.stop();
    server.app = half;
    await server.start();
    await page.goto(server.address);
    await page.getByRole('link', { name: 'Innstillinger' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Resten av appen mangler' })).toBeVisible();
    await examine(page, 'missing');
    await openInvitation(page, server.invitation);
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByText('Ingen kontakt')).toBeVisible();

    await server.stop();
    server.app = whole;
    await server.start();
    await page.getByRole('button', { name: 'Prøv igjen' }).click();
    await expect(page.getByText('Telefonen er koblet til')).toBeVisible();
  } finally {
    await rm(half, { recursive: true, force: true });
  }
});

test('f27 a damaged second file leads to the way out, which downloads it anew and loses no entry', async ({
  page,
  phone,
  server,
  watch,
}) => {
  await enrolForGood(phone, server.invitation);
  await server.stop();
  await log(page, MEETING);
  watch.foresee(/CompileError/);
  await halveKept(page, '_inside.wasm');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Resten av appen mangler' })).toBeVisible();
  await expect(page.getByText('Det du har lagret, er ikke slettet')).toBeVisible();
  await page.getByRole('button', { name: 'Prøv igjen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Resten av appen mangler' })).toBeVisible();

  await server.start();
  await page.getByRole('link', { name: 'Last ned appen på nytt' }).click();
  await page.getByRole('button', { name: 'Last ned appen på nytt' }).click();
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
});

/** Lets no page have the second file before the function is called that this gives. */
async function holdBack(context: BrowserContext): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await context.route(SECOND_FILE, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
