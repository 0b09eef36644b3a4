// After a hard meeting, supervision is one tap away.
import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { choose, begin, closeNotice, MEETING, write } from '../pages/session.ts';
import { entry, openMonth } from '../pages/month.ts';

test('a session that is marked as hard leads to supervision, and an unanswered request to the telephone', async ({
  page,
  server,
  now,
}) => {
  await page.clock.install({ time: new Date(now) });
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, MEETING);
  await page.getByLabel('Det var tungt').check();
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Du kan be om veiledning' })).toBeAttached();
  await closeNotice(page);
  const offer = page.getByRole('link', { name: /30\. mars var tungt\. Be om veiledning/ });
  await expect(offer).toBeVisible();
  await examine(page, 'today-hard');
  await openMonth(page);
  await expect(entry(page, '30. mars')).toContainText('Tungt');
  await page.goBack();
  await offer.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Be om veiledning' })).toBeVisible();
  await choose(page, 'Hva gjelder det?', 'Hvordan jeg har det');
  await page.getByRole('button', { name: 'Be om veiledning' }).click();
  await expect(page.getByText('Mottatt')).toBeVisible({ timeout: 60_000 });
  await closeNotice(page);
  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'I dag' }).click();
  await expect(offer).toHaveCount(0);
});

test.describe('long after', () => {
  // The server's clock is the machine's: for this phone a request that has just come in lies unanswered for long.
  test.use({ now: '2090-03-31T18:00:00+02:00' });

  test('an unanswered request says whom to call', async ({ page, server }) => {
    await enrol(page, server.invitation);
    await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Oppdrag' }).click();
    await page.getByRole('link', { name: 'Sak 14' }).click();
    await page.getByRole('link', { name: 'Be om veiledning' }).click();
    await choose(page, 'Hva gjelder det?', 'Noe annet');
    await page.getByRole('button', { name: 'Be om veiledning' }).click();
    const call = page.getByRole('link', { name: 'Du skulle hatt svar på veiledning nå. Ring 00 00 00 01.' });
    await expect(call).toHaveAttribute('href', 'tel:00000001', { timeout: 60_000 });
    await closeNotice(page);
    await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'I dag' }).click();
    await expect(call).toHaveAttribute('href', 'tel:00000001');
    await expect(page.getByText('Alt er sendt').first()).toBeVisible({ timeout: 60_000 });
    await examine(page, 'today-unanswered');
  });
});
