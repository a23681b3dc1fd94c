import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { parseCommandLine } from './host/command-line.ts';
import { createHost } from './host/create-host.ts';
import { loadEntry, readEntry, redirectElectronImports } from './host/entry.ts';
import { disguiseProcess } from './host/process-disguise.ts';
import { publishElectron } from './host/published-module.ts';

const executable = resolve(import.meta.dirname, 'electron');
const commandLine = parseCommandLine(process.argv.slice(2));
if (commandLine.entry === undefined) {
  console.error('electron-host: name an application folder or its main file');
  process.exit(1);
}

const entry = readEntry(commandLine.entry);
process.argv = [executable, ...process.argv.slice(2)];
disguiseProcess(import.meta.dirname);
redirectElectronImports(resolve(import.meta.dirname, 'electron.ts'));

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
