// Signing in at a provider of OpenID Connect: a real one, beside the real server.
import { expect, examine, test } from '../fixtures/index.ts';
import { Provider } from '../fixtures/provider.ts';
import { signInAs } from '../pages/provider.ts';
import { answerAll, DONE, openReport } from '../pages/report.ts';
import { closeNotice, log, MEETING } from '../pages/session.ts';

const SOON = { timeout: 60_000 };

test('an officer signs in at a provider, or cannot, and is out when the provider says so', async ({ desk, server, watch }) => {
  const provider = await Provider.start(server);
  // The only other site that a page of ours leads to.
  watch.foresee(new RegExp(`^asked another origin: ${provider.address}/`));
  await desk.goto(`${server.address}/kontor`);
  await examine(desk, 'desk-not-signed-in-provider');
  await desk.getByRole('link', { name: 'Logg inn', exact: true }).click();
  await examine(desk, 'desk-provider');
  await desk.getByRole('button', { name: 'Logg inn med Entra ID' }).click();
  await desk.getByRole('button', { name: 'Cancel' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Du avbrøt innloggingen' })).toBeVisible();
  await examine(desk, 'desk-provider-cancelled');
  await desk.getByRole('button', { name: 'Prøv igjen' }).click();
  await signInAs(desk, 'nobody');
  await expect(desk.getByRole('heading', { level: 1, name: 'Vi kjenner deg ikke her' })).toBeVisible();
  await examine(desk, 'desk-provider-unknown');

  // The provider remembers nobody's name, and is told to ask anew.
  await desk.getByRole('button', { name: 'Prøv igjen' }).click();
  await signInAs(desk, 'ola');
  await expect(desk.getByRole('heading', { level: 1, name: 'Timelister' })).toBeVisible();
  await expect(desk.getByText('Logget inn som Ola Eksempel')).toBeVisible();

  await desk.goto(`${provider.address}/session/end`);
  await desk.getByRole('button', { name: 'Sign out' }).click();
  await expect(desk.getByRole('heading', { name: 'Signed out' })).toBeVisible();
  await desk.goto(`${server.address}/kontor`);
  await expect(desk.getByRole('heading', { level: 1, name: 'Du er ikke logget inn' })).toBeVisible();

  await provider.dispose();
  await server.stop();
  await server.start();
  await desk.getByRole('link', { name: 'Logg inn', exact: true }).click();
  await desk.getByRole('button', { name: 'Logg inn med Entra ID' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Innloggingen svarer ikke' })).toBeVisible();
  await examine(desk, 'desk-provider-down');
});

test('a contact signs in at a provider and enrols the phone', async ({ page, server, watch }) => {
  const provider = await Provider.start(server);
  watch.foresee(new RegExp(`^asked another origin: ${provider.address}/`));
  await page.goto(server.address);
  await page.getByRole('link', { name: 'Logg inn med ID-porten' }).click();
  await expect(page.getByRole('button', { name: 'Logg inn med ID-porten' })).toBeVisible();
  await examine(page, 'provider');
  await page.getByRole('button', { name: 'Logg inn med ID-porten' }).click();
  await signInAs(page, 'kari');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Telefonen er koblet til Fjellmyr kommune' })).toBeVisible();
  await provider.dispose();
});

test('hours go though a report waits, and a safer sign-in on the phone sends it', async ({ page, server, watch }) => {
  const provider = await Provider.start(server);
  watch.foresee(new RegExp(`^asked another origin: ${provider.address}/`));
  await page.goto(server.address);
  await page.getByRole('link', { name: 'Logg inn med ID-porten' }).click();
  await page.getByRole('button', { name: 'Logg inn med ID-porten' }).click();
  await expect(page.getByText('idporten-loa-substantial')).toBeVisible();
  await signInAs(page, 'kari');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('link', { name: 'Gå til I dag' }).click();

  await openReport(page);
  await page.getByLabel(DONE).fill('Vi har gått tur hver uke');
  await answerAll(page);
  await page.getByRole('button', { name: 'Se over' }).click();
  await page.getByRole('button', { name: 'Send rapporten' }).click();
  await expect(page.getByText('Kontoret har den ikke ennå.')).toBeVisible();
  await closeNotice(page);
  await log(page, MEETING);
  await page.getByRole('link', { name: 'I dag' }).click();
  // The meeting has gone; the report alone is left.
  await expect(page.getByText(/^1 ikke sendt/).first()).toBeVisible(SOON);
  await expect(page.getByText('Du må logge inn på en sikrere måte før dette kan sendes.').first()).toBeVisible();

  await page.getByRole('link', { name: 'Logg inn med ID-porten' }).click();
  await examine(page, 'provider-safer');
  await page.getByRole('button', { name: 'Logg inn med ID-porten' }).click();
  // Already signed in there, but not safely enough: it asks again.
  await expect(page.getByText('idporten-loa-high')).toBeVisible();
  await signInAs(page, 'kari');
  await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible(SOON);
  await expect(page.getByText('Alt er sendt').first()).toBeVisible(SOON);
  await provider.dispose();
});
