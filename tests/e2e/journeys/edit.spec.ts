import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { begin, log, MEETING, save, write } from '../pages/session.ts';

test('a meeting is changed, deleted, and brought back', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await log(page, MEETING);
  await openMonth(page);
  await entry(page, '30. mars').getByRole('link').click();
  await examine(page, 'session-edit');
  await page.getByLabel('Til klokka').fill('19:00');
  await save(page);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('2 t 30 min');

  await entry(page, '30. mars').getByRole('link').click();
  await page.getByRole('button', { name: 'Slett samværet' }).click();
  await expect(page.getByText('Samværet er slettet').first()).toBeAttached();
  const undo = page.getByRole('button', { name: 'Angre' });
  // A notice stays while the focus is in it.
  await undo.focus();
  await expect(entry(page, '30. mars')).toHaveCount(0);
  await expect(page.getByText('Alt er sendt').first()).toBeVisible({ timeout: 60_000 });
  await examine(page, 'month-undo');
  await undo.click();
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('2 t 30 min');
});

test('a drive that is taken out of the form can be put back as it was', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, { ...MEETING, trip: { from: 'Hjem', to: 'Badet', kilometres: '12,5' } });
  const trip = page.getByRole('group', { name: 'Kjøring 1' });
  await trip.getByRole('button', { name: 'Fjern kjøring 1' }).click();
  await expect(trip).toBeHidden();
  await page.getByRole('button', { name: 'Angre' }).focus();
  await page.keyboard.press('Enter');
  await expect(trip.getByLabel('Kilometer')).toHaveValue('12,5');
  await expect(page.locator('#main'), 'the focus is not lost with the button that had it').toBeFocused();
  await save(page);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('12,5 km');
});
