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
  // A journey that passes at the second try has failed.
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // A screen without its file fails; SCREENS=write writes what is missing or has changed, to be looked at.
  updateSnapshots: process.env.SCREENS === 'write' ? 'changed' : 'none',
  reporter: [['list']],
});
