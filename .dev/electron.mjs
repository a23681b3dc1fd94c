import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { at, node24, run, Stop } from './project.mjs';

const noBinary = at('node_modules', '.reversa-no-electron');
const host = at('test', 'electron-host');
/** Seconds that Electron's own download may take before the stand-in is used. */
const patience = 180;

function binary() {
  const pathFile = at('node_modules', 'electron', 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = at('node_modules', 'electron', 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : null;
}

/** Asks Electron's own installer once; that it could not is remembered, so that the next start takes seconds. */
async function fetchBinary() {
  if (existsSync(noBinary)) return null;
  console.log('Fetching Electron’s binary…');
  await run(node24, [at('node_modules', 'electron', 'install.js')], {
    quiet: true,
    timeout: patience * 1000,
  });
  const executable = binary();
  if (!executable)
    writeFileSync(noBinary, 'Electron’s binary could not be fetched. Remove this file to try again.\n');
  return executable;
}

/** What the stand-in's own search for Chromium has to complain of; empty when it finds one. */
async function chromiumProblem() {
  const finder = pathToFileURL(join(host, 'chromium', 'find-chromium.ts')).href;
  const script = `
    import { findChromium } from ${JSON.stringify(finder)};
    try { findChromium(process.env); } catch (error) { console.log(error.message); }`;
  const { output } = await run(
    node24,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script],
    { quiet: true },
  );
  return output.trim();
}

async function bringChromium() {
  const problem = await chromiumProblem();
  if (!problem) return;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && !process.env.CHROMIUM_PATH;
  if (mayInstall) {
    console.log('Installing Chromium with apt-get…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env, quiet: true });
    const { output } = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      env,
      quiet: true,
    });
    if (!(await chromiumProblem())) return;
    console.error(output);
  }
  throw new Stop(
    `Electron’s binary cannot be fetched here, and its stand-in has no browser: ${problem}. On Debian, as root: apt-get install chromium. Then run the command again.`,
  );
}

/**
 * Decides what runs the application: Electron where its binary is to be had, else the stand-in of `test/electron-host`.
 * REVERSA_ELECTRON=real or =host decides by hand.
 *
 * @returns environment variables for whoever starts it, its executable, and a line that says which it is.
 */
export async function chooseElectron() {
  const forced = process.env.REVERSA_ELECTRON || undefined;
  if (forced && !['real', 'host'].includes(forced))
    throw new Stop(`REVERSA_ELECTRON is "${forced}"; it can be "real", "host" or unset.`);
  if (forced === 'real') rmSync(noBinary, { force: true });
  const executable = forced === 'host' ? null : (binary() ?? (await fetchBinary()));
  if (executable) return { env: {}, executable, says: 'Running on Electron’s own binary.' };
  if (forced === 'real')
    throw new Stop('Electron’s binary could not be fetched, and REVERSA_ELECTRON=real asks for it.');
  if (process.platform !== 'linux') {
    rmSync(noBinary, { force: true });
    throw new Stop(
      'Electron’s binary could not be fetched, and its stand-in runs on Linux alone. Check the connection (behind a proxy: ELECTRON_GET_USE_PROXY=1; a mirror: ELECTRON_MIRROR) and run the command again.',
    );
  }
  await bringChromium();
  return {
    env: { ELECTRON_OVERRIDE_DIST_PATH: host },
    executable: join(host, 'electron'),
    says: 'Electron’s binary cannot be fetched here: running on its stand-in, test/electron-host (Node 24 and the system’s Chromium).',
  };
}
