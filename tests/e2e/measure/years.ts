// What a start reads of a phone with years on it.
import type { Page } from '@playwright/test';
import { Phone } from '../fixtures/phone.ts';
import type { Server } from '../fixtures/server.ts';
import { enrol, workerActive } from '../pages/enrol.ts';
import { log, MEETING } from '../pages/session.ts';
import { sessionsLike } from './copies.ts';
import { fill, knowRows, readRows, writeRows } from './rows.ts';

const PHOTO_BYTES = 200_000;

/** What a start has read when its first screen is there. */
export interface Read {
  rows: number;
  bytes: number;
  /** Milliseconds from asking for the page until the heading is painted. */
  time: number;
  /** Bytes of the app's own memory once everything has been read. It never shrinks, so this is the most that it took. */
  memory: number;
}

/** What the page notes. */
interface Seen {
  read: Read;
  /** Rows that were opened, the first screen's and all after it. */
  opened: number;
  /** Whether it has the right to send. */
  leads: boolean;
  /** The app's memory. */
  own?: WebAssembly.Memory;
}

/** What lies on a phone: so many sessions, spread over so many years, and so many photos. */
export interface Lies {
  sessions: number;
  years: number;
  photos: number;
}

/** Starts such a phone so often. */
export async function startsWith(server: Server, { sessions, years, photos }: Lies, runs: number): Promise<Read[]> {
  const phone = await Phone.unpack(new Date('2026-03-31T18:00:00+02:00'));
  const { context, page } = phone;
  try {
    await context.addInitScript(knowRows);
    await enrol(page, server.freshInvitation);
    await workerActive(page);
    await log(page, MEETING);
    const one = async () => (await readRows(page, 'base')).find(({ key }) => key.startsWith('session/'));
    while (!(await one())) await page.waitForTimeout(100);
    const session = await one();
    await page.reload();
    await server.stop();
    if (session) await writeRows(page, 'base', sessionsLike(session, sessions, years * 365));
    const hashes = Array.from({ length: photos }, (_, index) => `${index}`.padStart(64, '0'));
    await fill(page, 'blobs', hashes, PHOTO_BYTES);
    await context.addInitScript(countReading);
    const reads: Read[] = [];
    for (let run = 0; run < runs; run += 1) {
      await page.goto('about:blank');
      await page.goto(server.address);
      reads.push(await started(page, sessions));
    }
    return reads;
  } finally {
    await phone.dispose();
    await server.start();
  }
}

/** Waits until everything is read, and the window holds the right to send, which it asks for after that. */
async function started(page: Page, rows: number): Promise<Read> {
  const ready = await page.waitForFunction((many) => {
    const { read, opened, leads, own } = (globalThis as unknown as { seen: Seen }).seen;
    if (read.time === 0 || opened < many || !leads || !own) return false;
    return { ...read, memory: own.buffer.byteLength };
  }, rows);
  return (await ready.jsonValue()) as Read;
}

/** Runs before the page's own scripts: counts what is opened until the first screen is painted. */
function countReading(): void {
  const seen: Seen = { read: { rows: 0, bytes: 0, time: 0, memory: 0 }, opened: 0, leads: false };
  const { read } = seen;
  Object.assign(globalThis, { seen });
  const open = crypto.subtle.decrypt;
  crypto.subtle.decrypt = (parameters, key, sealed) => {
    seen.opened += 1;
    if (read.time === 0) {
      read.rows += 1;
      read.bytes += sealed.byteLength;
    }
    return open.call(crypto.subtle, parameters, key, sealed);
  };
  const watcher = new MutationObserver(() => {
    if (document.querySelector('h1:not(.waiting)')) {
      watcher.disconnect();
      // After the frame in which it is painted.
      requestAnimationFrame(() => setTimeout(() => (read.time = performance.now())));
    }
  });
  watcher.observe(document, { childList: true, subtree: true });
  const ask = LockManager.prototype.request;
  LockManager.prototype.request = function (this: LockManager, name: string, options: LockOptions, granted: LockGrantedCallback<unknown>) {
    return ask.call(this, name, options, (lock) => {
      seen.leads = true;
      return granted(lock);
    });
  } as typeof ask;
  const make = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const made = await make.call(WebAssembly, source, imports);
    const { memory } = made.instance.exports;
    if (memory instanceof WebAssembly.Memory) seen.own = memory;
    return made;
  };
}
