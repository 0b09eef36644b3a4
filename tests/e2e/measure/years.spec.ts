import { writeFile } from 'node:fs/promises';
import { test } from '@playwright/test';
import { Server } from '../fixtures/server.ts';
import { quantile, type Row } from './numbers.ts';
import { type Lies, type Read, startsWith } from './years.ts';

const RUNS = 5;
const NOTHING: Lies = { sessions: 0, years: 1, photos: 0 };
const TEN_YEARS: Lies = { sessions: 3_000, years: 10, photos: 300 };
const THREE_YEARS: Lies = { sessions: 500, years: 3, photos: 0 };
/** What a contact with that many writes in thirteen months, and what else there is: assignments, where the phone stands. */
const MOST_ROWS = 350;
/** MB of the memory of the app itself, which holds all that the phone has but its photos. A new phone takes two. */
const MOST_MEMORY = 8;

const rows: Row[] = [];

test.afterAll(async () => {
  await writeFile(process.env.MEASURES ?? '../../target/measure-years.json', `${JSON.stringify(rows, null, 2)}\n`);
});

test('a start after three years, and after ten, beside one of a new phone', async () => {
  const server = await Server.start();
  try {
    const fresh = await startsWith(server, NOTHING, RUNS);
    const used = await startsWith(server, THREE_YEARS, RUNS);
    const old = await startsWith(server, TEN_YEARS, RUNS);
    const median = (reads: Read[], of: keyof Read) => quantile(reads.map((read) => read[of]), 0.5);
    const row = (of: keyof Read, until: string, unit: string, scale: number, limit?: Row['limit']): Row => ({
      measure: `${of} until ${until}, ${TEN_YEARS.sessions} sessions and ${TEN_YEARS.photos} photos beside none`,
      ours: median(old, of) / scale,
      yardstick: median(fresh, of) / scale,
      unit,
      ...(limit && { limit }),
    });
    rows.push(
      {
        measure: `offline start until "I dag", ${THREE_YEARS.sessions} sessions of ${THREE_YEARS.years} years beside none`,
        ours: median(used, 'time'),
        yardstick: median(fresh, 'time'),
        unit: 'ms',
        limit: { ratio: 2 },
      },
      row('rows', 'the first screen', 'rows', 1, { most: MOST_ROWS }),
      row('bytes', 'the first screen', 'kB', 1_000),
      row('time', 'the first screen', 'ms', 1),
      row('memory', 'all is read', 'MB', 1_000_000, { most: MOST_MEMORY }),
    );
  } finally {
    await server.dispose();
  }
});
