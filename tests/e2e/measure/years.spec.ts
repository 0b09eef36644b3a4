import { writeFile } from 'node:fs/promises';
import { test } from '@playwright/test';
import { Server } from '../fixtures/server.ts';
import { quantile, type Row } from './numbers.ts';
import { type Read, startsWith } from './years.ts';

const RUNS = 5;
const SESSIONS = 3_000;
const PHOTOS = 300;
/** What a contact with that many writes in thirteen months, and what else there is: assignments, where the phone stands. */
const MOST_ROWS = 350;
/** MB of the memory of the app itself, which holds all that the phone has but its photos. A new phone takes two. */
const MOST_MEMORY = 8;

test('a start after ten years beside one of a new phone', async () => {
  const server = await Server.start();
  try {
    const fresh = await startsWith(server, 0, 0, RUNS);
    const old = await startsWith(server, SESSIONS, PHOTOS, RUNS);
    const row = (of: keyof Read, until: string, unit: string, scale: number, limit?: Row['limit']): Row => ({
      measure: `${of} until ${until}, ${SESSIONS} sessions and ${PHOTOS} photos beside none`,
      ours: quantile(old.map((read) => read[of]), 0.5) / scale,
      yardstick: quantile(fresh.map((read) => read[of]), 0.5) / scale,
      unit,
      ...(limit && { limit }),
    });
    const rows = [
      row('rows', 'the first screen', 'rows', 1, { most: MOST_ROWS }),
      row('bytes', 'the first screen', 'kB', 1_000),
      row('time', 'the first screen', 'ms', 1),
      row('memory', 'all is read', 'MB', 1_000_000, { most: MOST_MEMORY }),
    ];
    await writeFile(process.env.MEASURES ?? '../../target/measure-years.json', `${JSON.stringify(rows, null, 2)}\n`);
  } finally {
    await server.dispose();
  }
});
