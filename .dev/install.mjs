import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { at, node24, run, Stop } from './project.mjs';

const stamp = at('node_modules', '.reversa-installed');

/** Of package.json what npm installs by: a new script asks for no new packages. */
function wanted() {
  const { dependencies, devDependencies, allowScripts } = JSON.parse(
    readFileSync(at('package.json'), 'utf8'),
  );
  return createHash('sha256')
    .update(JSON.stringify({ dependencies, devDependencies, allowScripts }))
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');
}

/** npm with the Node that came with it: the one in `node_modules` is what is being replaced. */
async function npm(...args) {
  const own = join('node_modules', '.bin');
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.endsWith(own));
  const program = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  try {
    const { code } = await run(program, args, { env: { ...process.env, PATH: folders.join(delimiter) } });
    return code === 0;
  } catch (error) {
    if (error.code === 'ENOENT') throw new Stop('npm was not found on the PATH: it comes with Node.js.');
    throw error;
  }
}

async function loadsStore() {
  const { code } = await run(node24, ['--eval', "require('sqlite3')"], { quiet: true });
  return code === 0;
}

async function installPackages() {
  console.log('Installing packages (the first time this builds the SQLite addon: a few minutes)…');
  if (await npm('ci', '--no-audit', '--no-fund')) return;
  throw new Stop(
    'npm ci failed: its output is above. Check the connection to the npm registry and try again.',
  );
}

async function checkPackages() {
  if (!existsSync(node24)) {
    throw new Stop(
      'Node 24 did not come with the packages. npm has to be allowed to run its install script: see "allowScripts" in package.json.',
    );
  }
  if (await loadsStore()) return;
  console.log('The SQLite addon does not load: building it…');
  await npm('rebuild', 'sqlite3');
  if (await loadsStore()) return;
  throw new Stop(
    'The SQLite addon could not be built. It needs python3, make and a C++ compiler: on Debian `apt-get install python3 make g++`, on Windows the "Desktop development with C++" build tools. Then run the command again.',
  );
}

/** Brings `node_modules` to what the lock file says; at once when it is there already. */
export async function install() {
  const hash = wanted();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(node24)) return;
  await installPackages();
  await checkPackages();
  writeFileSync(stamp, hash);
}
