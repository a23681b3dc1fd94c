import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
// What the page has as `window.reversa`.
import type {} from '../../renderer/bridge/bridge.ts';

/** Electron has this method and leaves it out of its types. */
export interface ContentsWithPreferences {
  getLastWebPreferences(): Electron.WebPreferences;
}

const sandboxSwitch = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

function environmentOf(home: string): Record<string, string> {
  const { REVERSA_CENTRAL: _central, REVERSA_ENROLMENT_CODE: _code, ...others } = process.env;
  return { ...(others as Record<string, string>), REVERSA_HOME: home, REVERSA_HEADLESS: '1' };
}

/** Starts the built application on a data folder, with no central office, and waits for its page. */
export async function launchApplication(home: string): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await _electron.launch({ args: ['.', ...sandboxSwitch], env: environmentOf(home) });
  const page = await app.firstWindow();
  await page.waitForURL(/index\.html/);
  return { app, page };
}

/** Runs the application to its end, for starts that are expected to be refused. */
export async function runApplication(
  home: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly output: string }> {
  const executable: string = createRequire(import.meta.url)('electron');
  const child = spawn(executable, ['.', ...sandboxSwitch], {
    env: { ...environmentOf(home), ...extra },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (data: Buffer) => {
    output += data.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}
