import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { NewId } from './ids.ts';

/**
 * Writes a file beside its place and moves it there: whoever opens the place finds the old file or the whole new one. The draft is in
 * the folder that the clerk chose, never in a temporary one, and does not stay when it fails.
 */
export async function writeWholeFile(path: string, bytes: Uint8Array, newId: NewId): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${newId()}.parcial`);
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
