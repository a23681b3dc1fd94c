import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test';
import { type Central, demoPassword } from './central.ts';

export interface Workstation {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Its data folder: hand it to `startWorkstation` again to go on after an end. */
  readonly home: string;
  /** Breaches of the content policy and errors of the page, so far. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
  /** As when the power goes. */
  kill(): Promise<void>;
}

interface WorkstationOptions {
  readonly central: Central;
  readonly areaId: string;
  /** The folder of an earlier run; without it a new workstation is enrolled. */
  readonly home?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** Chromium's own, as for a camera that is none. */
  readonly switches?: readonly string[];
}

/** Starts the real application on a data folder of its own and waits for its window. */
export async function startWorkstation({
  central,
  areaId,
  home,
  size,
  switches = [],
}: WorkstationOptions): Promise<Workstation> {
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'reversa-workstation-')));
  const code = home === undefined ? await central.enrolmentCode(areaId) : '';
  const app = await _electron.launch({
    args: [
      ...switches,
      '.',
      ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    env: {
      ...(process.env as Record<string, string>),
      REVERSA_HOME: folder,
      REVERSA_CENTRAL: central.url,
      REVERSA_ENROLMENT_CODE: code,
      REVERSA_HEADLESS: '1',
    },
  });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/i.test(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.waitForURL(/index\.html/);
  if (size) await page.setViewportSize(size);
  return {
    app,
    page,
    home: folder,
    complaints,
    close: () => app.close(),
    async kill() {
      const ended = new Promise((resolve) => app.process().once('exit', resolve));
      app.process().kill('SIGKILL');
      await ended;
    },
  };
}

/** Signs a demonstration user in by name and password, as a clerk does. */
export async function signIn(page: Page, username: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Iniciar sesión' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('textbox', { name: 'Usuario' }).fill(username);
  await page.getByLabel('Contraseña', { exact: true }).fill(demoPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation').first()).toBeVisible();
}
