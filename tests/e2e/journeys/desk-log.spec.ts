// What the office can look up: who did what, and which phones are let in.
import { expect, examine, test } from '../fixtures/index.ts';
import { approve, openFirst, signIn } from '../pages/desk.ts';
import { enrol } from '../pages/enrol.ts';
import { handIn } from '../pages/month.ts';
import { log, MEETING } from '../pages/session.ts';

test('the log says who approved, and the list of phones whose they are', async ({ page, server, desk }) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  await handIn(page);
  await signIn(desk, server.deskLink);
  await openFirst(desk);
  await approve(desk);
  await desk.goto(`${server.address}/kontor`);
  await desk.getByRole('link', { name: 'Logg', exact: true }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Logg' })).toBeVisible();
  await expect(desk.getByRole('main')).toContainText('Ola Eksempel');
  await examine(desk, 'desk-log');
  await desk.getByRole('link', { name: 'Telefoner', exact: true }).click();
  await expect(desk.getByRole('main')).toContainText('Kari Eksempel');
  await examine(desk, 'desk-phones');
});
