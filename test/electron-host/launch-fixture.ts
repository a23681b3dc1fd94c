import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export const fixtureApp = join(import.meta.dirname, 'fixture-app');

interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the main process has written to its console. */
  readonly output: string[];
}

export async function launchFixture(
  environment: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<Launched> {
  const app = await _electron.launch({
    args: [...args, fixtureApp],
    env: { ...(process.env as Record<string, string>), ...environment },
  });
  const output: string[] = [];
  app.on('console', (message) => output.push(message.text()));
  const page = await app.firstWindow();
  await page.waitForURL(/index\.html/);
  return { app, page, output };
}
