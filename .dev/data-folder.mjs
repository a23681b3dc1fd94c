import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

function platformFolder() {
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share');
}

/** REVERSA_HOME, or `reversa` where the platform keeps the data of its applications. */
export function dataFolder() {
  const folder = process.env.REVERSA_HOME ?? join(platformFolder(), 'reversa');
  mkdirSync(folder, { recursive: true });
  return folder;
}
