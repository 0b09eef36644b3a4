// A phone that is turned while somebody writes, and a keyboard that takes half of the screen.
import { expect, fits, test } from '../fixtures/index.ts';
import { enrol } from '../pages/enrol.ts';
import { begin, MEETING, save, write } from '../pages/session.ts';

const UPRIGHT = { width: 390, height: 844 };
const ON_ITS_SIDE = { width: 844, height: 390 };
/** What is left above the keys. */
const ABOVE_THE_KEYS = { width: 390, height: 420 };

test('a form that is turned on its side and back loses neither what is typed nor where one was', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, { ...MEETING, trip: { from: 'Hjem', to: 'Badet', kilometres: '12' } });
  await page.getByLabel('Notat').fill('Vi gikk rundt');
  await page.getByLabel('Notat').focus();
  for (const [size, name] of [[ON_ITS_SIDE, 'the form on its side'], [UPRIGHT, 'the form upright']] as const) {
    await page.setViewportSize(size);
    await expect(page.getByLabel('Notat'), name).toBeFocused();
    await expect(page.getByLabel('Notat')).toHaveValue('Vi gikk rundt');
    await expect(page.getByLabel('Kilometer')).toHaveValue('12');
    await fits(page, name);
  }
  await page.setViewportSize(ON_ITS_SIDE);
  for (const path of ['/', '/maned', '/plan/ny', '/innstillinger', '/hjelp']) {
    await page.goto(server.address + path);
    await expect(page.locator('h1.waiting')).toHaveCount(0);
    await fits(page, `${path} on its side`);
  }
  await page.goto(`${server.address}/samver/ny`);
  await save(page);
});

test('with the keys up the field that is written in is seen, and the foot leaves it room', async ({ page, server }) => {
  await enrol(page, server.invitation);
  await begin(page);
  await write(page, {
    ...MEETING,
    trip: { from: 'Hjem', to: 'Badet', kilometres: '12' },
    expense: { kind: 'Annet', label: 'Kake', kroner: '40', receipt: 'Har den på papir' },
  });
  await page.setViewportSize(ABOVE_THE_KEYS);
  const foot = page.getByRole('contentinfo');
  const room = (await foot.boundingBox())?.height ?? 0;
  expect(room, 'the foot takes less than half of what is left').toBeLessThan(ABOVE_THE_KEYS.height / 2);
  for (const label of ['Til klokka', 'Kilometer', 'Kroner', 'Notat']) {
    const field = page.getByLabel(label);
    await field.focus();
    await field.pressSequentially('1');
    await field.press('Backspace');
    const covered = await field.evaluate((input: HTMLElement) => {
      const box = input.getBoundingClientRect();
      const top = document.elementFromPoint((box.left + box.right) / 2, box.top + Math.min(box.height, 40) / 2);
      return top === null || !(input.contains(top) || top.contains(input));
    });
    expect(covered, `${label} is covered`).toBe(false);
  }
});
