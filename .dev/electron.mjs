import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, node24, run, Stop } from './project.mjs';

const noBinary = at('node_modules', '.reversa-no-electron');
/** Seconds that Electron's own download may take before the stand-in is used. */
const patience = 180;

const chromiumPlaces = [
  process.env.CHROMIUM_PATH,
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
];

function hasBinary() {
  const pathFile = at('node_modules', 'electron', 'path.txt');
  return (
    existsSync(pathFile) && existsSync(at('node_modules', 'electron', 'dist', readFileSync(pathFile, 'utf8')))
  );
}

/** Asks Electron's own installer once; that it could not is remembered, so that the next start takes seconds. */
async function fetchBinary() {
  if (existsSync(noBinary)) return false;
  console.log('Fetching Electron’s binary…');
  const install = run(node24, [at('node_modules', 'electron', 'install.js')], { quiet: true });
  const tooLong = new Promise((resolve) => setTimeout(resolve, patience * 1000, { code: 1 }).unref());
  const { code } = await Promise.race([install, tooLong]);
  if (code === 0 && hasBinary()) return true;
  writeFileSync(noBinary, 'Electron’s binary could not be fetched. Remove this file to try again.\n');
  return false;
}

const findChromium = () => chromiumPlaces.find((place) => place && existsSync(place));

async function bringChromium() {
  if (findChromium()) return;
  const isRoot = process.getuid?.() === 0;
  if (process.platform === 'linux' && isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium with apt-get…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env, quiet: true });
    const { output } = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      env,
      quiet: true,
    });
    if (findChromium()) return;
    console.error(output);
  }
  throw new Stop(
    'Electron’s binary cannot be fetched here, and its stand-in needs Chromium, which is not installed. Install it (on Debian, as root: apt-get install chromium), or set CHROMIUM_PATH to its executable, and run the command again.',
  );
}

/**
 * Decides what runs the application: Electron where its binary is to be had, else the stand-in of `test/electron-host`.
 * REVERSA_ELECTRON=real or =host decides by hand.
 *
 * @returns environment variables for whoever starts it, its executable, and a line that says which it is.
 */
export async function chooseElectron() {
  const forced = process.env.REVERSA_ELECTRON;
  if (forced === 'real') rmSync(noBinary, { force: true });
  if (forced !== 'host' && (hasBinary() || (await fetchBinary()))) {
    const executable = at(
      'node_modules',
      'electron',
      'dist',
      readFileSync(at('node_modules', 'electron', 'path.txt'), 'utf8'),
    );
    return { env: {}, executable, says: 'Running on Electron’s own binary.' };
  }
  if (forced === 'real')
    throw new Stop('Electron’s binary could not be fetched, and REVERSA_ELECTRON=real asks for it.');
  await bringChromium();
  const folder = at('test', 'electron-host');
  return {
    env: { ELECTRON_OVERRIDE_DIST_PATH: folder },
    executable: join(folder, 'electron'),
    says: 'Electron’s binary cannot be fetched here: running on its stand-in, test/electron-host (Node 24 and the system’s Chromium).',
  };
}
