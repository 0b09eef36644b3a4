// The desk's own ways: links that were used, nothing to do.
import { expect, examine, test } from '../fixtures/index.ts';
import { signIn } from '../pages/desk.ts';

test('a sign-in link is used up by signing in, not by looking', async ({ desk, server }) => {
  await desk.goto(server.deskLink);
  await examine(desk, 'desk-sign-in');
  await desk.reload();
  await signIn(desk, server.deskLink);
  await expect(desk.getByText('Ingen timelister venter.')).toBeVisible();
  await examine(desk, 'desk-empty');
  await desk.getByRole('button', { name: 'Logg ut' }).click();
  await desk.goto(`${server.address}/kontor`);
  await expect(desk.getByText('Du er ikke logget inn').first()).toBeVisible();
  await desk.goto(server.deskLink);
  await expect(desk.getByText('Lenken er brukt før').first()).toBeVisible();
  await examine(desk, 'desk-link-used');
});
