import { writeFile } from 'node:fs/promises';
import { type Page, test } from '@playwright/test';
import { Phone } from '../fixtures/phone.ts';
import { Server } from '../fixtures/server.ts';
import { enrol, workerActive } from '../pages/enrol.ts';
import { log, MEETING } from '../pages/session.ts';
import { opsLike } from './copies.ts';
import { quantile, type Row } from './numbers.ts';
import { PouchServer, pouchPull, pouchPush, pouchSaves } from './pouch/pouch.ts';
import { fill, knowRows, readRows, writeRows } from './rows.ts';
import { saves, watchSaving } from './save.ts';
import { untilWritten, watchSync } from './watch.ts';

const RUNS = 3;
const ENTRIES = 1_000;
const SAVES = 40;
/** Of one entry that is sealed for the municipality. */
const SEALED_BYTES = 970;
const NOW = new Date('2026-03-31T18:00:00+02:00');

const rows: Row[] = [];

test.afterAll(async () => {
  await writeFile(process.env.MEASURES ?? '../../target/measure-sync.json', `${JSON.stringify(rows, null, 2)}\n`);
});

test('sending and fetching a thousand entries, and saving one, beside PouchDB', async () => {
  const pouch = await PouchServer.start();
  const ours = { push: [] as number[], pull: [] as number[], save: [] as number[] };
  const theirs = { push: [] as number[], pull: [] as number[], save: [] as number[] };
  try {
    // In turns, so that a busy machine slows both alike.
    for (let run = 0; run < RUNS; run += 1) {
      const { body } = await withServer(async (server) => {
        const { push, body } = await ourPush(server);
        ours.push.push(push);
        ours.pull.push(await ourPull(server));
        return { body };
      });
      await withPhone(async ({ page }) => {
        await page.goto(pouch.address);
        const database = `${pouch.address}/db/run${run}`;
        theirs.push.push(await pouchPush(page, database, ENTRIES, body));
        theirs.pull.push(await pouchPull(page, database, ENTRIES));
        theirs.save.push(...(await pouchSaves(page, SAVES, body)));
      });
      ours.save.push(...(await withServer(ourSaves)));
    }
  } finally {
    await pouch.dispose();
  }
  const row = (measure: string, kind: keyof typeof ours, share: number, ratio: number) =>
    rows.push({
      measure: `${measure}, beside PouchDB 9`,
      ours: quantile(ours[kind], share),
      yardstick: quantile(theirs[kind], share),
      unit: 'ms',
      limit: { ratio },
    });
  row(`sending ${ENTRIES} offline entries, median`, 'push', 0.5, 1 / 3);
  row(`fetching ${ENTRIES} entries onto a new phone, median`, 'pull', 0.5, 1 / 5);
  row('save to durable, sealed and strict, p95', 'save', 0.95, 1);
});

async function withServer<T>(measure: (server: Server) => Promise<T>): Promise<T> {
  const server = await Server.start();
  try {
    return await measure(server);
  } finally {
    await server.dispose();
  }
}

async function withPhone<T>(measure: (phone: Phone) => Promise<T>): Promise<T> {
  const phone = await Phone.unpack(NOW);
  try {
    return await measure(phone);
  } finally {
    await phone.dispose();
  }
}

/** Milliseconds from the first push until every answer is on the phone's disk; and what one of the entries is. */
async function ourPush(server: Server): Promise<{ push: number; body: string }> {
  return withPhone(async ({ context, page }) => {
    await context.addInitScript(knowRows);
    await enrol(page, server.invitation);
    await workerActive(page);
    await page.reload();
    await server.stop();
    await log(page, MEETING);
    const [one] = await readRows(page, 'ops');
    if (!one) throw new Error('the entry is not on the disk');
    const more = opsLike(one, ENTRIES - 1);
    await writeRows(page, 'ops', more);
    // Each is sealed for the municipality too when it is saved.
    await fill(page, 'escrow', more.map(({ key }) => key), SEALED_BYTES);
    await server.start();
    await context.addInitScript(watchSync);
    await page.reload();
    const push = await untilWritten(page, 'push', 'ops', 'pull');
    await hold(page, 'ops', 'done/');
    return { push, body: JSON.stringify(one.row.op) };
  });
}

/** Milliseconds from the first pull of a new phone until the entries are on its disk. */
async function ourPull(server: Server): Promise<number> {
  return withPhone(async ({ context, page }) => {
    await context.addInitScript(knowRows);
    await context.addInitScript(watchSync);
    await enrol(page, server.freshInvitation);
    const pull = await untilWritten(page, 'pull', 'base', 'digest');
    await hold(page, 'base', 'session/');
    return pull;
  });
}

/** Sees that all entries are there: none may be counted that is not on the disk. */
async function hold(page: Page, store: string, kind: string): Promise<void> {
  const found = (await readRows(page, store)).filter(({ key }) => key.startsWith(kind));
  if (found.length !== ENTRIES) throw new Error(`${found.length} of ${ENTRIES} are on the disk`);
}

/** Milliseconds of each save, with nothing sent in between. */
async function ourSaves(server: Server): Promise<number[]> {
  return withPhone(async ({ context, page }) => {
    await context.addInitScript(watchSaving);
    await enrol(page, server.invitation);
    await workerActive(page);
    await page.reload();
    await server.stop();
    return saves(page, SAVES);
  });
}
