import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProcessAlive } from '../host/process-alive.ts';

const prefix = 'electron-host-profile-';

export function removeProfile(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  } catch {
    // Another user's, or a dying browser still writes into it: the next start tries again.
  }
}

/** Removes what killed runs left behind: a profile's name carries the id of the process that made it. */
function sweepProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const owner = Number.parseInt(name.slice(prefix.length), 10);
    if (!isProcessAlive(owner)) removeProfile(join(tmpdir(), name));
  }
}

export function createProfile(): string {
  sweepProfiles();
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
}
