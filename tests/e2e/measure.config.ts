import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: './measure',
  outputDir: './results',
  // Nothing else may run while something is measured.
  workers: 1,
  forbidOnly: true,
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: [['line']],
});
