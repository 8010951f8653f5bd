import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  // Each test owns a whole application and times it: two at once would falsify one another.
  workers: 1,
  fullyParallel: false,
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
  use: { trace: 'retain-on-failure' },
});
