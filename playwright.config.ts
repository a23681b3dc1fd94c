import { defineConfig } from '@playwright/test';

/** What runs the application is chosen by `npm test`: Electron's own binary, or the stand-in by ELECTRON_OVERRIDE_DIST_PATH. */
export default defineConfig({
  testDir: 'test',
  testMatch: '**/*.spec.ts',
  outputDir: '.cache/playwright',
  // Each journey starts several programs; more at once than the smallest machine has cores makes them all late.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // A busy machine breaks no promise: what takes a second on a calm one may then take many.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  use: { trace: 'off', screenshot: 'only-on-failure' },
});
