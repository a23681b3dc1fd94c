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
  const hash = createHash('sha256')
    .update(JSON.stringify({ dependencies, devDependencies, allowScripts }))
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');
  return { hash, allowScripts };
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

/** All packages, and of their own scripts the one alone that brings Node 24. */
async function unpack() {
  console.log('Installing packages…');
  if (!(await npm('ci', '--no-audit', '--no-fund', '--ignore-scripts')))
    throw new Stop(
      'npm ci failed: its output is above. Check the connection to the npm registry and try again.',
    );
  if ((await npm('rebuild', 'node')) && existsSync(node24)) return;
  throw new Stop(
    'Node 24 did not come with the packages. npm has to be allowed to run its install script: see "allowScripts" in package.json.',
  );
}

/** The other packages' own scripts, of which SQLite's compiles for a minute or two. */
async function finish({ hash, allowScripts }) {
  const names = Object.keys(allowScripts).filter(
    // What is another system's is not there.
    (name) => allowScripts[name] && name !== 'node' && existsSync(at('node_modules', name)),
  );
  console.log('Building the SQLite addon (this once: a few minutes)…');
  await npm('rebuild', ...names);
  if (!(await loadsStore()))
    throw new Stop(
      'The SQLite addon could not be built. It needs python3, make and a C++ compiler: on Debian `apt-get install python3 make g++`, on Windows the "Desktop development with C++" build tools. Then run the command again.',
    );
  writeFileSync(stamp, hash);
}

/**
 * Brings `node_modules` to what the lock file says, but for what has to be built; at once when it is there already.
 *
 * @returns resolves to a function that waits until that is built as well, and throws where it cannot be: meanwhile whatever runs none of
 *   the project's code may go on.
 */
export async function installTools() {
  const lock = wanted();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock.hash && existsSync(node24))
    return async () => {};
  await unpack();
  const finishing = finish(lock);
  // Its failure is told to whoever waits for it.
  finishing.catch(() => {});
  return () => finishing;
}

/** Brings `node_modules` to what the lock file says; at once when it is there already. */
export async function install() {
  const whenBuilt = await installTools();
  await whenBuilt();
}
