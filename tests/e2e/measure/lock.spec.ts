// What whoever has the phone can do against its code: what a guess costs, and how many there are.
import { writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { Phone } from '../fixtures/phone.ts';
import { Server } from '../fixtures/server.ts';
import { CODE, enrolWithCode, isLocked, type } from '../pages/lock.ts';
import { quantile, type Row } from './numbers.ts';

const WRONG = '264807';
/** Codes of six digits: all that whoever guesses would have to try. */
const CODES = 1_000_000;
const MS_IN_AN_HOUR = 3_600_000;

const rows: Row[] = [];

test.afterAll(async () => {
  await writeFile(process.env.MEASURES ?? '../../target/measure-lock.json', `${JSON.stringify(rows, null, 2)}\n`);
});

test('what a guess at the code costs, and how many there are', async () => {
  const server = await Server.start(undefined, undefined, 'required');
  const phone = await Phone.unpack(new Date('2026-03-31T18:00:00+02:00'));
  try {
    await phone.context.addInitScript(listenToGuesses);
    await enrolWithCode(phone, server.invitation);
    const { page } = phone;
    await page.reload();
    await isLocked(page);
    let tries = 0;
    const gone = page.getByRole('heading', { level: 1, name: 'Telefonen er stengt' });
    const answer = gone.or(page.getByText(/^Feil kode/));
    while (!(await gone.isVisible())) {
      const told = (await answer.count()) > 0 ? await answer.textContent() : '';
      await type(page, WRONG);
      tries += 1;
      await expect.poll(async () => (await gone.isVisible()) || ((await answer.count()) > 0 && (await answer.textContent()) !== told), { timeout: 60_000 }).toBe(true);
    }
    const guesses = await page.evaluate(() => (globalThis as unknown as { guesses: number[] }).guesses);
    expect(guesses).toHaveLength(tries);
    await page.reload();
    await expect(gone).toBeVisible();
    await expect(page.getByLabel('Kode', { exact: true })).toHaveCount(0);

    const one = quantile(guesses, 0.5);
    rows.push(
      { measure: 'a guess at the code, half a second wanted: short of it by', ours: Math.max(0, 500 - one), unit: 'ms', limit: { most: 100 } },
      { measure: 'a guess at the code, median', ours: one, unit: 'ms' },
      { measure: 'all codes of six digits on this machine, with every other part at hand', ours: (CODES * one) / MS_IN_AN_HOUR, unit: 'h' },
      { measure: 'wrong codes until the key is gone', ours: tries, unit: '', limit: { most: 5 } },
    );
    expect(CODE).not.toBe(WRONG);
  } finally {
    await phone.dispose();
    await server.dispose();
  }
});

/** Runs in every page: notes how long each worker that stretches a code has taken. */
function listenToGuesses(): void {
  const guesses: number[] = [];
  Object.assign(globalThis, { guesses });
  globalThis.Worker = new Proxy(Worker, {
    construct: (real, args: ConstructorParameters<typeof Worker>) => {
      const worker = Reflect.construct(real, args) as Worker;
      worker.addEventListener('message', ({ data }) => guesses.push(data[1]));
      return worker;
    },
  });
}
