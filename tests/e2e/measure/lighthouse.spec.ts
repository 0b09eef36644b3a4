// Lighthouse, as a phone of the middle class on a slow line: a first visit, an invitation, and the first page of a phone in use.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { CHROMIUM, QUIET } from '../fixtures/phone.ts';
import { freePort, Server } from '../fixtures/server.ts';
import { enrol } from '../pages/enrol.ts';
import { quantile, type Row } from './numbers.ts';

/** A single run says little: machines have other things to do. */
const RUNS = 5;
/** What is asked, and by how many points of 100 it may be missed. */
const ASKED = { performance: 5, accessibility: 0, 'best-practices': 0 };
type Asked = keyof typeof ASKED;

/** What of Lighthouse is used. */
interface Lighthouse {
  default(url: string, flags: object): Promise<{ lhr: { categories: Record<Asked, { score: number }> } }>;
}

const rows: Row[] = [];

test.afterAll(async () => {
  await writeFile(process.env.MEASURES ?? '../../target/measure-lighthouse.json', `${JSON.stringify(rows, null, 2)}\n`);
});

test('what Lighthouse says of a first visit, of an invitation, and of a phone in use', async () => {
  const { default: lighthouse } = (await import(`${import.meta.dirname}/lighthouse/node_modules/lighthouse/core/index.js`)) as Lighthouse;
  const server = await Server.start();
  const profile = await mkdtemp(join(tmpdir(), 'folgesvenn-lighthouse-'));
  const port = await freePort();
  const args = [...QUIET, `--remote-debugging-port=${port}`];
  const browser = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, headless: true, args, locale: 'nb-NO' });
  try {
    const rate = async (what: string, address: string, inUse: boolean): Promise<void> => {
      const scores: Record<Asked, number[]> = { performance: [], accessibility: [], 'best-practices': [] };
      for (let run = 0; run < RUNS; run += 1) {
        const flags = { port, disableStorageReset: inUse, onlyCategories: Object.keys(ASKED), logLevel: 'error' };
        const { lhr } = await lighthouse(address, flags);
        for (const asked of Object.keys(ASKED) as Asked[]) scores[asked].push(lhr.categories[asked].score * 100);
      }
      for (const [asked, most] of Object.entries(ASKED)) {
        const short = 100 - quantile(scores[asked as Asked], 0.5);
        rows.push({ measure: `Lighthouse, ${asked} of ${what}, median: short of 100 by`, ours: short, unit: '', limit: { most } });
      }
    };
    await rate('a first visit', `${server.address}/`, false);
    await rate('an invitation', server.invitation, false);
    const [page] = browser.pages();
    if (!page) throw new Error('the browser has no page');
    await enrol(page, server.invitation);
    await rate('"I dag" on a phone in use', `${server.address}/`, true);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  } finally {
    await browser.close();
    await server.dispose();
    await rm(profile, { recursive: true, force: true });
  }
});
