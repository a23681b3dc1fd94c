import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../platform/files.ts';

/**
 * Writes a whole file, for its owner alone, or none: what was begun is taken away again. Once this resolves the file is on disk.
 *
 * @param path of a file that does not exist yet.
 * @throws what the file system says.
 */
export async function writeSealedFile(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const draft = `${path}.new`;
  const file = await open(draft, 'wx', 0o600);
  try {
    try {
      for (const part of parts) await file.writeFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    await syncFolder(dirname(path));
  } catch (fault) {
    await rm(draft, { force: true });
    await rm(path, { force: true });
    throw fault;
  }
}

/** @returns null when the file is larger than anything that was ever written here. */
export async function readSealedFile(path: string, largest: number): Promise<Buffer | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return size > largest ? null : await file.readFile();
  } finally {
    await file.close();
  }
}

/** Did the file system say no, and not the program? */
export function isFileFault(fault: unknown): boolean {
  return fault instanceof Error && 'syscall' in fault && 'code' in fault;
}
