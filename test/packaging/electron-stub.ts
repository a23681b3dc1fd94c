import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where Electron's binary keeps its fuses: a marker, the schema's version, how many there are, and each as `0` or `1`. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('10111001'),
]);

/** As much of Electron's folder as the packer looks at, for machines that cannot have the binary. */
export async function writeElectronStub(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'), { recursive: true });
  const binary = Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuseWire, Buffer.from('\n')]);
  await writeFile(join(folder, 'electron'), binary);
  await chmod(join(folder, 'electron'), 0o755);
  await writeFile(join(folder, 'version'), version);
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'resources.pak', join('locales', 'es.pak')]) {
    await writeFile(join(folder, file), '');
  }
}
