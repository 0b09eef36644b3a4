// A month that changes while the officer looks at it.
import { expect, examine, test } from '../fixtures/index.ts';
import { openFirst, sendBack, signIn } from '../pages/desk.ts';
import { enrol } from '../pages/enrol.ts';
import { handIn, sendIn } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

test('what the contact has taken back, or a colleague has sent back, is not approved, and the officer is told', async ({
  page,
  server,
  desk,
}) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  await handIn(page);
  await signIn(desk, server.deskLink);
  await openFirst(desk);
  await page.getByRole('button', { name: 'Trekk tilbake' }).click();
  await expect(page.getByText('Trukket tilbake').last()).toBeAttached();
  await expect(page.getByText('Alt er sendt')).toBeVisible({ timeout: 60_000 });
  await desk.getByRole('link', { name: 'Godkjenn' }).click();
  await expect(desk.getByRole('status')).toContainText('har trukket timelisten tilbake');
  await examine(desk, 'desk-withdrawn');

  await sendIn(page);
  await expect(page.getByRole('heading', { name: 'Mottatt av kommunen' })).toBeVisible({ timeout: 60_000 });
  await openFirst(desk);
  const colleague = await desk.context().newPage();
  await colleague.goto(desk.url());
  await desk.getByRole('link', { name: 'Godkjenn' }).click();
  await sendBack(colleague, 'Skriv hvor dere var.');
  await desk.getByRole('button', { name: 'Godkjenn' }).click();
  await expect(desk.getByRole('status')).toContainText('endret mens du så på den');
  await examine(desk, 'desk-changed-meanwhile');
});
