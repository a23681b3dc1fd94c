import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** @returns a file's UTF-8 text; null when there is no such file. Any other fault throws. */
export async function readTextFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * Writes a whole file so that after a power cut either the old or the new text is there, and once this
 * resolves the new one.
 *
 * @param mode permissions of the file; by default its owner's alone.
 */
export async function writeFileDurably(path: string, text: string, mode = 0o600): Promise<void> {
  const draft = `${path}.new`;
  // One that a power cut left would keep its own permissions.
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', mode);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(dirname(path));
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/**
 * The rename itself is on disk only once its folder is. Windows cannot open a folder, and its journal needs
 * no such call.
 */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
