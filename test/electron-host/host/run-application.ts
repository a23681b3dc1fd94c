import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseCommandLine } from './command-line.ts';
import { createHost } from './create-host.ts';
import { loadEntry, readEntry, redirectElectronImports } from './entry.ts';
import { disguiseProcess } from './process-disguise.ts';
import { publishElectron } from './published-module.ts';

const folder = resolve(import.meta.dirname, '..');
const executable = join(folder, 'electron');
const commandLine = parseCommandLine(process.argv.slice(2));
if (commandLine.entry === undefined) {
  console.error('electron-host: name an application folder or its main file');
  process.exit(1);
}

const entry = readEntry(commandLine.entry);
process.argv = [executable, ...process.argv.slice(2)];
disguiseProcess(folder);
redirectElectronImports(join(folder, 'electron.ts'));

const host = createHost({ entry, switches: commandLine.switches });
publishElectron(host.electron);

try {
  for (const module of commandLine.requires) createRequire(entry.main)(resolve(module));
  await loadEntry(entry);
  await host.start();
} catch (error) {
  console.error(
    error instanceof Error && error.name === 'HostError' ? `electron-host: ${error.message}` : error,
  );
  await host.abort();
}
