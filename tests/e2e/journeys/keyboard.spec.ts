// A whole month with nothing but a keyboard: no pointer, no finger, no field that a script fills in.
import { expect, test } from '../fixtures/index.ts';
import { openFirst, signIn } from '../pages/desk.ts';
import { choose, press, type } from '../pages/keyboard.ts';
import { entry } from '../pages/month.ts';

test('a month is written up, sent in and followed by the keyboard alone', async ({ page, server, desk }) => {
  await page.goto(server.invitation);
  await press(page, page.getByRole('button', { name: 'Start' }));
  await press(page, page.getByRole('link', { name: 'Gå til I dag' }));
  await press(page, page.getByRole('link', { name: 'Skriv opp et samvær' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Nytt samvær' })).toBeVisible();

  // Saved too soon: the summary leads to the field.
  await press(page, page.getByRole('button', { name: 'Lagre' }));
  const fault = page.getByRole('group', { name: 'Rett dette først' }).getByRole('link').first();
  await press(page, fault);
  await choose(page, 'Hvilket oppdrag?', 'Sak 14');
  // The browser under test writes dates and times as its own language, English, has them.
  await type(page, 'Dato', '03302026');
  await type(page, 'Fra klokka', '0430PM');
  await type(page, 'Til klokka', '0600PM');
  await choose(page, 'Hva gjorde dere?', 'Tur');
  await press(page, page.getByRole('button', { name: 'Legg til kjøring' }));
  await type(page, 'Fra', 'Hjem');
  await type(page, 'Til', 'Badet');
  await type(page, 'Kilometer', '12,5');
  await press(page, page.getByRole('button', { name: 'Lagre' }));
  await expect(page.getByRole('status').filter({ hasText: 'Lagret på telefonen' })).toBeAttached();

  await press(page, page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: 'Måned' }));
  await expect(entry(page, '30. mars')).toContainText('kjørte 12,5 km');
  await press(page, page.getByRole('button', { name: /^Send inn/ }));
  await expect(page.getByRole('heading', { level: 1, name: /^Send inn .*\?$/ })).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Send inn', exact: true }));
  await expect(page.getByRole('heading', { name: 'Mottatt av kommunen' })).toBeVisible({ timeout: 60_000 });

  await signIn(desk, server.deskLink);
  await openFirst(desk);
  await expect(desk.getByText('12,5 km').first()).toBeVisible();
});
