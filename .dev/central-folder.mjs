import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { at, root } from './project.mjs';

/** What cannot be put into one file: addons, and what loads its parts by name while it runs. */
const apart = ['typeorm', 'sqlite3', 'pg', '@node-rs/argon2'];
/** A package that asks for tools of its own installation: of these alone it makes use while it runs. */
const used = { sqlite3: ['bindings'] };

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Where Node finds a package, seen from another one's folder; null when it is not installed. */
function folderOf(name, from) {
  for (let folder = from; folder.startsWith(root); folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
  }
  return null;
}

/** The folders of packages and of whatever they need, without what other systems would need. */
function packagesOf(names, from = root, found = new Set()) {
  for (const name of names) {
    const folder = folderOf(name, from);
    if (folder === null || found.has(folder)) continue;
    found.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = read(join(folder, 'package.json'));
    packagesOf(used[name] ?? Object.keys({ ...dependencies, ...optionalDependencies }), folder, found);
  }
  return found;
}

/** Sources of addons, types and maps are nothing that runs. */
const isUsed = (source) =>
  !/\.(d\.[cm]?ts|map|md|cc?|cpp|h|hpp|o|a|gyp|gypi|mk)$/.test(source) &&
  !/\/sqlite3\/(deps|src|build\/(?!Release$|Release\/node_sqlite3\.node$))/.test(
    source.replaceAll('\\', '/'),
  );

async function bundle(folder) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: apart },
    build: {
      ssr: at('main', 'central', 'cli.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      sourcemap: true,
      rolldownOptions: {
        output: { format: 'es', entryFileNames: 'cli.js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  });
}

/** Builds the service into a folder that runs with Node 24 and nothing else. */
export async function buildCentral(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await bundle(folder);
  for (const source of packagesOf(apart)) {
    cpSync(source, join(folder, source.slice(root.length + 1)), {
      recursive: true,
      filter: (file) => isUsed(file) && !file.slice(source.length).includes('node_modules'),
    });
  }
  const { version, license } = read(at('package.json'));
  const manifest = {
    name: 'reversa-central',
    version,
    license,
    private: true,
    type: 'module',
    engines: { node: '>=24' },
    scripts: { start: 'node cli.js serve' },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync(at('main', 'central', 'service'), folder, { recursive: true });
}
