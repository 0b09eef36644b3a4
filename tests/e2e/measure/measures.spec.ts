import { writeFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { Phone } from '../fixtures/phone.ts';
import { Server } from '../fixtures/server.ts';
import { enrol, keptOffline } from '../pages/enrol.ts';
import { log, MEETING } from '../pages/session.ts';
import { interactions, watchInteractions } from './interaction.ts';
import { quantile, type Row } from './numbers.ts';
import { rawPuts, saves, watchSaving } from './save.ts';
import { firstUse, offlineStart, wholeApp } from './start.ts';

const RUNS = 5;
const SAVES = 40;
/** About what one sealed entry weighs. */
const ENTRY_BYTES = 1_000;

const rows: Row[] = [];

test.afterAll(async () => {
  await writeFile(process.env.MEASURES ?? '../../target/measure-browser.json', `${JSON.stringify(rows, null, 2)}\n`);
});

test('first load', () => {
  const row = {
    measure: 'first load (brotli)',
    ours: Number(process.env.FIRST_LOAD) / 1_000,
    yardstick: Number(process.env.SMALLEST_LOAD) / 1_000,
    unit: 'kB',
    limit: { most: 250 },
  };
  rows.push(row);
  expect(row.ours).toBeGreaterThan(0);
});

test('first use and offline start beside the smallest page', async () => {
  const app = await Server.start();
  const smallest = await Server.start(process.env.SMALLEST);
  const used = async (page: Page) => {
    await enrol(page, app.freshInvitation);
    await log(page, MEETING);
  };
  try {
    for (const [measure, start] of [
      ['first use (CPU/4, 1.6 Mbit/s, 150 ms), median', firstUse],
      ['the whole app, first visit, median', wholeApp],
      ['offline start of an enrolled phone (CPU/4), median', offlineStart],
    ] as const) {
      const ours: number[] = [];
      const theirs: number[] = [];
      // In turns, so that a busy machine slows both alike.
      for (let run = 0; run < RUNS; run += 1) {
        ours.push(await start(app, used));
        theirs.push(await start(smallest));
      }
      rows.push({ measure, ours: quantile(ours, 0.5), yardstick: quantile(theirs, 0.5), unit: 'ms' });
    }
  } finally {
    await app.dispose();
    await smallest.dispose();
  }
});

test('from "Lagre" to durable beside a raw strict put', async () => {
  const server = await Server.start();
  const phone = await Phone.unpack(new Date('2026-03-31T18:00:00+02:00'));
  try {
    await phone.context.addInitScript(watchSaving);
    await enrol(phone.page, server.invitation);
    await keptOffline(phone);
    // Sending in between would be measured too.
    await server.stop();
    const before = await rawPuts(phone.page, SAVES, ENTRY_BYTES);
    const ours = await saves(phone.page, SAVES);
    const raw = [...before, ...(await rawPuts(phone.page, SAVES, ENTRY_BYTES))];
    for (const [name, share] of [['p50', 0.5], ['p95', 0.95]] as const) {
      rows.push({
        measure: `save to durable, ${name}`,
        ours: quantile(ours, share),
        yardstick: quantile(raw, share),
        unit: 'ms',
        limit: { ratio: 2 },
      });
    }
  } finally {
    await phone.dispose();
    await server.dispose();
  }
});

test('from a finger or a key to what is seen', async () => {
  const server = await Server.start();
  const phone = await Phone.unpack(new Date('2026-03-31T18:00:00+02:00'));
  try {
    await phone.context.addInitScript(watchInteractions);
    await enrol(phone.page, server.invitation);
    for (const day of ['04', '11', '18', '25']) await log(phone.page, { ...MEETING, date: `2026-03-${day}` });
    await phone.page.reload();
    const took = await interactions(phone.page);
    expect(took.length).toBeGreaterThan(50);
    for (const [name, share] of [['p50', 0.5], ['p95', 0.95], ['longest', 1]] as const) {
      const limit = name === 'p95' ? { most: 200 } : undefined;
      rows.push({ measure: `interaction to next paint (CPU/4), ${name} of ${took.length}`, ours: quantile(took, share), unit: 'ms', limit });
    }
  } finally {
    await phone.dispose();
    await server.dispose();
  }
});
