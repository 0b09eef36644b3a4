// The desk's own ways: links that do not work, nothing to do, pages that are not there or too old.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, examine, test } from '../fixtures/index.ts';
import { signIn } from '../pages/desk.ts';

test('a sign-in link is used up by signing in, not by looking', async ({ desk, server }) => {
  await desk.goto(server.deskLink);
  await examine(desk, 'desk-sign-in');
  await desk.reload();
  await signIn(desk, server.deskLink);
  await expect(desk.getByText('Ingen timelister venter.')).toBeVisible();
  await examine(desk, 'desk-empty');
  await desk.getByRole('link', { name: 'Behandlet' }).click();
  await expect(desk.getByText('Ingen er behandlet ennå.')).toBeVisible();
  await examine(desk, 'desk-handled-empty');
  await desk.getByRole('link', { name: 'Lagt til side' }).click();
  await expect(desk.getByText('Ingenting er lagt til side.')).toBeVisible();
  await examine(desk, 'desk-aside-empty');
  await desk.getByRole('button', { name: 'Logg ut' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Du er logget ut' })).toBeVisible();
  await examine(desk, 'desk-signed-out');
  await desk.goto(`${server.address}/kontor`);
  await expect(desk.getByRole('heading', { level: 1, name: 'Du er ikke logget inn' })).toBeVisible();
  await examine(desk, 'desk-not-signed-in');
  await desk.goto(server.deskLink);
  await expect(desk.getByText('Lenken er brukt før').first()).toBeVisible();
  await examine(desk, 'desk-link-used');
});

/** The page that the server's own tests hold: no hour passes here. */
const TOO_OLD = resolve('../../src/server/tests/snapshots/server__tests__desk_sign_in__desk_link_too_old.snap');

test('a sign-in link that is an hour old says what to do', async ({ desk, server }) => {
  const page = (await readFile(TOO_OLD, 'utf8')).replace(/^---\n[\s\S]*?\n---\n/, '');
  await desk.route('**/kontor/inn/*', (route) =>
    route.fulfill({ status: 410, contentType: 'text/html; charset=utf-8', body: page }),
  );
  await desk.goto(server.deskLink);
  await expect(desk.getByRole('heading', { level: 1, name: 'Lenken er for gammel' })).toBeVisible();
  await examine(desk, 'desk-link-old');
});

test('a link that is mistyped, a page that is not there and a form that was open too long lead on', async ({ desk, server }) => {
  await desk.goto(`${server.address}/kontor/inn/IKKERIKTIG00`);
  await expect(desk.getByRole('heading', { level: 1, name: 'Lenken er ikke riktig' })).toBeVisible();
  await examine(desk, 'desk-link-wrong');
  await signIn(desk, server.deskLink);
  await desk.goto(`${server.address}/kontor/finnes-ikke`);
  await expect(desk.getByRole('heading', { level: 1, name: 'Fant ikke siden' })).toBeVisible();
  await examine(desk, 'desk-not-found');

  await desk.getByRole('link', { name: 'Til listen' }).click();
  // As a page that was left open since an earlier sign-in.
  await desk.locator('input[name=secret]').first().evaluate((input: HTMLInputElement) => (input.value = 'of an earlier session'));
  await desk.getByRole('button', { name: 'Logg ut' }).click();
  await expect(desk.getByText('Siden var åpen for lenge.')).toBeVisible();
  await examine(desk, 'desk-form-expired');
  await desk.getByRole('link', { name: 'Til listen' }).click();
  await expect(desk.getByRole('button', { name: 'Logg ut' })).toBeVisible();
});
