import { expect, examine, test } from '../fixtures/index.ts';
import { openAssignment } from '../pages/assignment.ts';
import { signIn } from '../pages/desk.ts';
import { enrolForGood } from '../pages/enrol.ts';

const SOON = { timeout: 60_000 };

test('a concern is not sent without a network, is asked about again, and has its receipt and its answer', async ({
  page,
  phone,
  server,
  desk,
}) => {
  await enrolForGood(phone, server.invitation);
  await server.stop();
  await openAssignment(page);
  await page.getByRole('link', { name: 'Meld en bekymring' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meld en bekymring' })).toBeVisible();
  await expect(page.getByRole('link', { name: /112/ })).toHaveAttribute('href', 'tel:112');
  await expect(page.getByRole('link', { name: /Barnevernvakta/ })).toHaveAttribute('href', 'tel:00000009');
  await page.getByRole('button', { name: 'Send til kontoret' }).click();
  await examine(page, 'concern-problems');
  await page.getByLabel('Hva har du sett og hørt?').fill('Var alene hjemme i går.\nVille ikke si hvorfor.');
  await expect(page.getByText('Det du skriver, tas vare på')).toBeVisible();
  await page.getByRole('button', { name: 'Send til kontoret' }).click();
  await expect(page.getByRole('heading', { name: 'Den er ikke sendt' })).toBeVisible(SOON);
  await expect(page.getByRole('link', { name: 'Ring 00 00 00 09' })).toBeVisible();
  await examine(page, 'concern-not-sent');
  await phone.kill();

  const again = await phone.open();
  await again.goto(server.address);
  await expect(again.getByRole('heading', { name: 'Du har en bekymring som ikke er sendt' })).toBeVisible(SOON);
  await expect(again.getByText('Uten nett.')).toBeVisible(SOON);
  await examine(again, 'today-concern');
  await server.start();
  await again.getByRole('main').getByRole('link', { name: 'Fortsett på det du begynte på' }).click();
  await expect(again.getByLabel('Hva har du sett og hørt?')).toHaveValue(/Ville ikke si hvorfor/);
  await again.getByRole('button', { name: 'Send til kontoret' }).click();
  await expect(again.getByRole('heading', { name: 'Kontoret har fått den' })).toBeVisible(SOON);
  await expect(again.getByText('Bekymring nummer 1').first()).toBeVisible();
  await examine(again, 'concern-received');

  await signIn(desk, server.deskLink);
  await desk.getByRole('link', { name: 'Meldinger' }).click();
  await examine(desk, 'desk-messages');
  await desk.getByRole('link', { name: /^Les melding 1 fra/ }).click();
  await expect(desk.getByText('Ville ikke si hvorfor.')).toBeVisible();
  await desk.getByRole('button', { name: 'Send svaret' }).click();
  await examine(desk, 'desk-message-problem');
  await desk.getByRole('button', { name: 'Merk som lest' }).click();
  await expect(desk.getByRole('button', { name: 'Merk som lest' })).toHaveCount(0);

  await again.goto(`${server.address}/bekymring`);
  await expect(again.getByText('Lest', { exact: true })).toBeVisible(SOON);
  await desk.getByLabel('Svar, eller hva som er gjort').fill('Takk. Vi snakker med dem i morgen.');
  await desk.getByRole('button', { name: 'Send svaret' }).click();
  await expect(desk.getByText('Takk. Vi snakker med dem i morgen.').first()).toBeVisible();
  await again.reload();
  await expect(again.getByText('Takk. Vi snakker med dem i morgen.')).toBeVisible(SOON);
  await examine(again, 'concern-answered');
  await again.goto(server.address);
  await expect(again.getByRole('link', { name: 'Bekymring nummer 1: Besvart' })).toBeVisible(SOON);
});

test('what has happened is told with when, and what it did', async ({ page, phone, server }) => {
  await enrolForGood(phone, server.invitation);
  await openAssignment(page);
  await page.getByRole('link', { name: 'Meld en hendelse' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meld en hendelse' })).toBeVisible();
  await page.getByLabel('Hva har skjedd?').fill('Falt på isen');
  await page.getByRole('button', { name: 'Send til kontoret' }).click();
  await expect(page.getByText('Skriv klokkeslettet').first()).toBeVisible();
  await page.getByLabel('Klokkeslett').fill('16:30');
  await page.getByLabel('Hvem ble skadet, eller hva ble ødelagt?').fill('Vondt håndledd');
  await examine(page, 'incident-form');
  await page.getByRole('button', { name: 'Send til kontoret' }).click();
  await expect(page.getByRole('heading', { name: 'Kontoret har fått den' })).toBeVisible(SOON);
  await expect(page.getByText('Hendelse nummer 1').first()).toBeVisible();
});
