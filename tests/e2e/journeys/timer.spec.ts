// The clock that is set going when a meeting begins: a hint, that survives what befalls a phone.
import { expect, examine, test } from '../fixtures/index.ts';
import { enrolForGood } from '../pages/enrol.ts';
import { closeNotice } from '../pages/session.ts';

test('a clock goes on through a killed browser, and stopping it fills in the times', async ({ page, phone, server, now }) => {
  await enrolForGood(phone, server.invitation);
  await page.getByRole('button', { name: 'Start klokka' }).first().click();
  await expect(page.getByText('Klokka har gått siden 18:0')).toBeVisible();
  await phone.kill();

  const again = await phone.open();
  await again.clock.install({ time: new Date(now) });
  await again.goto(server.address);
  await expect(again.getByText('Klokka har gått siden 18:0')).toBeVisible();
  // Open to its end: what waits for the storage would take the jump for a storage that does not answer.
  await expect(again.getByText('Alt er sendt').first()).toBeVisible();
  await again.clock.fastForward('01:45:00');
  await again.getByRole('button', { name: 'Stopp' }).click();
  await expect(again.getByLabel('Fra klokka')).toHaveValue(/^18:0/);
  await expect(again.getByLabel('Til klokka')).toHaveValue(/^19:4/);
  await again.getByRole('button', { name: 'Lagre' }).click();
  await expect(again.getByRole('status').filter({ hasText: 'Lagret på telefonen' })).toBeAttached();
  await expect(again.getByText('Klokka har gått')).toHaveCount(0);
});

test('a clock that nobody stopped is asked about the next day', async ({ page, phone, server, now }) => {
  await page.clock.install({ time: new Date(now) });
  await enrolForGood(phone, server.invitation);
  await page.getByRole('button', { name: 'Start klokka' }).first().click();
  await expect(page.getByRole('button', { name: 'Stopp' })).toBeVisible();
  await examine(page, 'today-clock');
  await page.clock.fastForward('20:00:00');
  await page.reload();
  await expect(page.getByText(/^Klokka fra tirsdag 31\.\smars kl\.\s.* ble ikke stoppet/)).toBeVisible();
  await examine(page, 'today-clock-forgotten');
  await page.getByRole('button', { name: 'Glem den' }).click();
  await page.getByRole('button', { name: 'Angre' }).click();
  await page.getByRole('button', { name: 'Skriv opp', exact: true }).click();
  await expect(page.getByLabel('Dato')).toHaveValue('2026-03-31');
  await expect(page.getByLabel('Til klokka')).toHaveValue('');
  await page.getByLabel('Til klokka').fill('20:30');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await closeNotice(page);
  await expect(page.getByRole('button', { name: 'Start klokka' }).first()).toBeVisible();
});
