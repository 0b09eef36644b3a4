import { expect, examine, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { entry, openMonth } from '../pages/month.ts';
import { ASSIGNMENT, begin, save, write } from '../pages/session.ts';

test('a full phone says that nothing was saved, keeps what was typed, and saves once there is room', async ({
  page,
  phone,
  server,
}) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, { assignment: ASSIGNMENT, date: '2026-03-30', start: '16:30', end: '18:00', note: 'Vi gikk rundt vannet' });

  const session = await phone.context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: server.address, quotaSize: 1 });
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByText('Ikke lagret')).toBeVisible();
  await expect(page.getByText(/Telefonen er full/)).toBeVisible();
  await expect(page.getByLabel('Notat')).toHaveValue('Vi gikk rundt vannet');
  await examine(page, 'session-phone-full');

  await session.send('Storage.overrideQuotaForOrigin', { origin: server.address });
  await save(page);
  await openMonth(page);
  await expect(entry(page, '30. mars')).toBeVisible();
});
