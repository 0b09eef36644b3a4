// Links that do not work say so, and say what helps.
import { expect, examine, test } from '../fixtures/index.ts';
import { enrol, openInvitation } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

test('a mistyped invitation is told apart and opens nothing', async ({ page, server }) => {
  await openInvitation(page, `${server.address}/invitasjon#IKKERIKTIG00`);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Lenken er ikke riktig')).toBeVisible();
  await examine(page, 'enrol-wrong');
});

test('another link that is opened in the same window takes the place of the one before it', async ({ page, server }) => {
  // Only what stands after # changes, so nothing is loaded anew.
  await page.goto(`${server.address}/invitasjon`);
  await expect(page.getByRole('heading', { level: 1, name: 'Åpne lenken fra kommunen' })).toBeVisible();
  await page.goto(`${server.address}/invitasjon#IKKERIKTIG00`);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Lenken er ikke riktig')).toBeVisible();
  await page.goto(server.invitation);
  await expect(page.getByText('Lenken er ikke riktig')).toBeHidden();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Telefonen er koblet til')).toBeVisible();
  await page.goto(server.invitation);
  await expect(page.getByRole('heading', { level: 1, name: 'Telefonen er alt koblet til' })).toBeVisible();
});

test('an invitation works once', async ({ page, server, anotherPhone }) => {
  await enrol(page, server.invitation);
  const { page: other } = await anotherPhone();
  await openInvitation(other, server.invitation);
  await other.getByRole('button', { name: 'Start' }).click();
  await expect(other.getByText('Lenken er brukt før')).toBeVisible();
  await examine(other, 'enrol-used');
});

test('an invitation that is too old says so, and leaves nothing to press', async ({ page, phone, server }) => {
  // Two weeks do not pass in a test; the server's own tests hold that it answers so after them.
  await phone.context.route('**/api/v1/enrol', (route) =>
    route.fulfill({
      status: 410,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', title: 'Gone', status: 410, code: 'invitation_expired' }),
    }),
  );
  await openInvitation(page, server.invitation);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Lenken er for gammel')).toBeVisible();
  await expect(page.getByText('Be kontoret om en ny.')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await examine(page, 'enrol-expired');
});

test('a phone that was shut out keeps what it holds through links that do not work, and sends it after one that does', async ({
  page,
  server,
}) => {
  await enrol(page, server.invitation);
  const used = server.invitation;
  await server.shutOut();
  await log(page, MEETING);
  await page.reload();
  await expect(page.getByText('Telefonen må kobles til på nytt')).toBeVisible({ timeout: 60_000 });

  for (const [link, said] of [
    [`${server.address}/invitasjon#IKKERIKTIG00`, 'Lenken er ikke riktig'],
    [used, 'Lenken er brukt før'],
  ] as const) {
    await page.goto('about:blank');
    await openInvitation(page, link);
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByText(said)).toBeVisible();
    await page.getByRole('link', { name: 'Gå til I dag' }).click();
    await openMonth(page);
    await expect(entry(page, '30. mars')).toContainText('Bare på telefonen');
  }

  await page.goto('about:blank');
  await enrol(page, server.freshInvitation);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Mottatt', { timeout: 60_000 });
});

test('without a network enrolment says what is missing and can be tried again', async ({ page, server }) => {
  await openInvitation(page, server.invitation);
  await server.stop();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Ingen kontakt')).toBeVisible();
  await examine(page, 'enrol-offline');
  await server.start();
  await page.getByRole('button', { name: /Start|Prøv igjen/ }).click();
  await expect(page.getByText('Telefonen er koblet til')).toBeVisible();
});

test('whoever has tried too many wrong links has to wait, and is told so', async ({ page, server }) => {
  await openInvitation(page, server.invitation);
  const tried = await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'x-folgesvenn': '1' };
    let status = 404;
    while (status === 404) {
      const body = JSON.stringify({ code: 'IKKERIKTIG00', device_name: 'Eksempelfon', attempt: crypto.randomUUID() });
      ({ status } = await fetch('/api/v1/enrol', { method: 'POST', headers, body }));
    }
    return status;
  });
  expect(tried).toBe(429);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Det gikk ikke')).toBeVisible();
  await examine(page, 'enrol-failed');
});
