import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  // Each test owns a whole application, with its data and its clock, and waits for a good part of its time.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 180_000,
  // On a loaded machine a PDF takes longer than the 5 s that stand by default.
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [
    ['list'],
    ['./tests/e2e/delay-reporter.ts'],
    ['json', { outputFile: 'test-results/playwright.json' }],
  ],
  // A failed test leaves its screen and the words on it; `--trace retain-on-failure` adds each step, and takes a seventh longer.
  use: { trace: 'off' },
});
