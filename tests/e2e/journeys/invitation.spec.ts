// Links that do not work say so, and say what helps.
import { expect, examine, test } from '../fixtures/index.ts';
import { Phone } from '../fixtures/phone.ts';
import { enrol, openInvitation } from '../pages/enrol.ts';

test('a mistyped invitation is told apart and opens nothing', async ({ page, server }) => {
  await openInvitation(page, `${server.address}/invitasjon#IKKERIKTIG00`);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Lenken er ikke riktig')).toBeVisible();
  await examine(page, 'enrol-wrong');
});

test('an invitation works once', async ({ page, server, now }) => {
  await enrol(page, server.invitation);
  const other = await Phone.unpack(new Date(now));
  try {
    await openInvitation(other.page, server.invitation);
    await other.page.getByRole('button', { name: 'Start' }).click();
    await expect(other.page.getByText('Lenken er brukt før')).toBeVisible();
    await examine(other.page, 'enrol-used');
  } finally {
    await other.dispose();
  }
});

test('without a network enrolment says what is missing and can be tried again', async ({ page, server }) => {
  await openInvitation(page, server.invitation);
  await server.stop();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Ingen kontakt')).toBeVisible();
  await server.start();
  await page.getByRole('button', { name: /Start|Prøv igjen/ }).click();
  await expect(page.getByText('Telefonen er koblet til')).toBeVisible();
});
