import { accessSync, constants } from 'node:fs';
import { HostError } from '../host/host-error.ts';

// Debian's /usr/bin/chromium is a shell script around the first of these, and would add switches of its own.
const usualPlaces = [
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/opt/google/chrome/chrome',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function findChromium(environment: NodeJS.ProcessEnv): string {
  const chosen = environment.CHROMIUM_PATH;
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new HostError(`CHROMIUM_PATH names ${chosen}, which cannot be run`);
  }
  const found = usualPlaces.find(isExecutable);
  if (found) return found;
  throw new HostError('no Chromium found: install the package "chromium" or set CHROMIUM_PATH');
}
