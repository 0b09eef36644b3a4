import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: './journeys',
  outputDir: './results',
  // What a screen says to a screen reader, one file a screen.
  snapshotPathTemplate: '{testDir}/../screens/{arg}{ext}',
  fullyParallel: true,
  // Each journey has a server, a data folder and a browser of its own, so two can share two cores.
  workers: 2,
  forbidOnly: true,
  // A busy machine can hold a browser up for longer than any journey waits. One that passes only at its second try is told
  // as flaky, by name: that is a fault to be traced, not a result.
  retries: 1,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // A screen without its file fails; SCREENS=write writes what is missing or has changed, to be looked at.
  updateSnapshots: process.env.SCREENS === 'write' ? 'changed' : 'none',
  reporter: [['list']],
});
