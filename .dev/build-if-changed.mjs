import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, node24, run, Stop } from './project.mjs';

const stamp = at('.cache', 'built');
const sources = ['main', 'renderer', 'shared', 'electron.vite.config.ts', 'package-lock.json'];
const products = [
  'out/main/index.js',
  'out/main/central-cli.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

function* filesUnder(path) {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesUnder(at(source))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Builds `out/` unless it was built from these very sources. */
export async function build() {
  const hash = hashOfSources();
  const isThere = products.every((product) => existsSync(at(product)));
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.log('Building…');
  const { code, output } = await run(
    node24,
    [at('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'],
    { quiet: true },
  );
  if (code !== 0) throw new Stop(`${output}\nThe build failed: its output is above.`);
  mkdirSync(at('.cache'), { recursive: true });
  writeFileSync(stamp, hash);
}
