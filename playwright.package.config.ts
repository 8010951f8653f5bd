import { defineConfig } from '@playwright/test';

// The package on a machine of its own: `npm run test:package`. One test, step by step.
export default defineConfig({
  testDir: 'tests/package',
  outputDir: 'test-results/package',
  workers: 1,
  retries: 0,
  timeout: 600_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list', { printSteps: true }]],
  use: { trace: 'off' },
});
