// A municipality whose rules want two officers.
import { expect, examine, test } from '../fixtures/index.ts';
import { openFirst, signIn } from '../pages/desk.ts';
import { enrol } from '../pages/enrol.ts';
import { handIn } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

test.use({ municipality: 'storhamn' });

test('who has attested a month cannot authorise it too', async ({ page, server, desk }) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  await handIn(page);
  await signIn(desk, server.deskLink);
  await openFirst(desk);
  await expect(desk.getByText('Trinn 1 av 2: Attestering')).toBeVisible();
  await examine(desk, 'desk-step-one');
  await desk.getByRole('link', { name: 'Godkjenn' }).click();
  await examine(desk, 'desk-approve-step');
  await desk.getByRole('button', { name: 'Godkjenn' }).click();
  await expect(desk.getByText('En annen må ta det neste.')).toBeVisible();
  await expect(desk.getByRole('link', { name: 'Godkjenn' })).toHaveCount(0);
  await examine(desk, 'desk-step-two');
  // Typing the address of the question leads no further.
  await desk.goto(`${desk.url()}/godkjenn`);
  await expect(desk.getByText('En annen må ta det neste.')).toBeVisible();
});
