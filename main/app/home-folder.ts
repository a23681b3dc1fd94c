import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../../shared/result.ts';

/** What lies in the data folder (`REVERSA_HOME`). */
export interface HomeFiles {
  readonly folder: string;
  readonly database: string;
  /** Chromium's own files, none of which is worth a backup. */
  readonly browser: string;
}

/**
 * Makes the data folder, for this user alone.
 *
 * @returns the system's code when it cannot be used, for example `EACCES`.
 */
export function prepareHome(folder: string): Result<HomeFiles, string> {
  const browser = join(folder, 'browser');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    mkdirSync(browser, { recursive: true });
    return ok({ folder, database: join(folder, 'branch.db'), browser });
  } catch (error) {
    return refuse(error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
  }
}
