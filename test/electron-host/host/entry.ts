import { readFileSync, statSync } from 'node:fs';
import Module, { registerHooks } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HostError } from './host-error.ts';

export interface PackageFacts {
  readonly name: string;
  readonly productName?: string;
  readonly version: string;
  readonly main?: string;
  readonly type?: string;
}

export interface Entry {
  readonly folder: string;
  readonly main: string;
  readonly facts: PackageFacts;
}

function readPackage(folder: string): PackageFacts | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

function nearestPackage(from: string): { folder: string; facts: PackageFacts } | undefined {
  const facts = readPackage(from);
  if (facts) return { folder: from, facts };
  const parent = dirname(from);
  return parent === from ? undefined : nearestPackage(parent);
}

export function readEntry(path: string): Entry {
  const absolute = resolve(path);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (!stats) throw new HostError(`there is no application at ${absolute}`);
  const folder = stats.isDirectory() ? absolute : dirname(absolute);
  const facts = readPackage(folder) ?? { name: 'Electron', version: '0.0.0' };
  const main = stats.isDirectory() ? join(folder, facts.main ?? 'index.js') : absolute;
  return { folder, main, facts };
}

export function redirectElectronImports(modulePath: string): void {
  const url = pathToFileURL(modulePath).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      /^electron(\/(main|common))?$/.test(specifier)
        ? { url, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
  });
}

interface CommonJsLoader {
  _load(request: string, parent: null, isMain: boolean): unknown;
}

export async function loadEntry(entry: Entry): Promise<void> {
  const isModule =
    entry.main.endsWith('.mjs') ||
    (!entry.main.endsWith('.cjs') && nearestPackage(dirname(entry.main))?.facts.type === 'module');
  if (isModule) await import(pathToFileURL(entry.main).href);
  // The only way in by which `require.main === module` holds in a CommonJS entry.
  else (Module as unknown as CommonJsLoader)._load(entry.main, null, true);
}
