// The desk's own ways: links that do not work, nothing to do, pages that are not there or too old.
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
