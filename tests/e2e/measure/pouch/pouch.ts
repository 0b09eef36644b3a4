// The other store: PouchDB in a page, beside a server of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';

/** What is used of it here; it comes with the page, and nothing here depends on its package. */
interface Pouch {
  bulkDocs(docs: unknown[]): Promise<unknown>;
  put(doc: { _id: string }): Promise<unknown>;
  info(): Promise<{ doc_count: number }>;
  replicate: { to(remote: string): Promise<unknown>; from(remote: string): Promise<unknown> };
}
type PouchDB = new (name: string) => Pouch;
declare const PouchDB: PouchDB;

export class PouchServer {
  private constructor(
    readonly address: string,
    readonly folder: string,
    readonly process: ChildProcess,
  ) {}

  static async start(): Promise<PouchServer> {
    const folder = await mkdtemp(join(tmpdir(), 'folgesvenn-pouch-'));
    const started = spawn('node', [resolve('measure/pouch/server.mjs'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await Promise.race([
      once(started.stdout, 'data'),
      once(started, 'exit').then(() => Promise.reject(new Error('the PouchDB server did not start'))),
    ]);
    return new PouchServer(String(line).trim(), folder, started);
  }

  async dispose(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Milliseconds to send `count` documents that were written before, all of them like `body`, to an empty database. */
export async function pouchPush(page: Page, database: string, count: number, body: string): Promise<number> {
  return page.evaluate(
    async ([remote, many, json]) => {
      const local = new PouchDB(crypto.randomUUID());
      const docs = Array.from({ length: many }, () => ({ ...JSON.parse(json), _id: crypto.randomUUID() }));
      await local.bulkDocs(docs);
      const begun = performance.now();
      await local.replicate.to(remote);
      const taken = performance.now() - begun;
      const { doc_count } = await new PouchDB(remote).info();
      if (doc_count !== many) throw new Error(`${doc_count} of ${many} arrived`);
      return taken;
    },
    [database, count, body] as const,
  );
}

/** Milliseconds to fetch `count` documents into an empty store. */
export async function pouchPull(page: Page, database: string, count: number): Promise<number> {
  return page.evaluate(
    async ([remote, many]) => {
      const local = new PouchDB(crypto.randomUUID());
      const begun = performance.now();
      await local.replicate.from(remote);
      const taken = performance.now() - begun;
      const { doc_count } = await local.info();
      if (doc_count !== many) throw new Error(`${doc_count} of ${many} arrived`);
      return taken;
    },
    [database, count] as const,
  );
}

/** Milliseconds of each of `count` saves of documents like `body`, from a press on a button until they are stored. */
export async function pouchSaves(page: Page, count: number, body: string): Promise<number[]> {
  await page.evaluate((json) => {
    const local = new PouchDB(crypto.randomUUID());
    const button = document.createElement('button');
    button.textContent = 'Put';
    button.onclick = async (event) => {
      await local.put({ ...JSON.parse(json), _id: crypto.randomUUID() });
      button.dataset.took = String(performance.now() - event.timeStamp);
    };
    document.body.append(button);
  }, body);
  const button = page.getByRole('button', { name: 'Put' });
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) {
    await button.evaluate((element) => element.removeAttribute('data-took'));
    await button.click();
    await expect(button).toHaveAttribute('data-took', /./);
    taken.push(Number(await button.getAttribute('data-took')));
  }
  return taken;
}
