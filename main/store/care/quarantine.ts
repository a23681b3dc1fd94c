import { mkdir, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Instant } from '../../../shared/domain/dates.ts';
import { isMissing, syncFolder } from '../../platform/files.ts';

/** The database itself last: while it stands there, the next start finds that it was not moved away whole. */
const parts = ['-journal', '-shm', '-wal', ''] as const;

async function moveIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Bytes of a file; null when there is none. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * Moves a database with all its files to a folder of its own, where it stays: support may still find something in it.
 *
 * @returns the folder; null when there was nothing to move.
 */
export async function quarantine(database: string, folder: string, now: Instant): Promise<string | null> {
  const place = join(folder, now.replace(/\W/g, ''));
  await mkdir(place, { recursive: true, mode: 0o700 });
  const name = basename(database);
  let moved = false;
  for (const part of parts) {
    const to = join(place, `${name}${part}`);
    // A second time within the millisecond: nothing is ever moved over what is there.
    const free = (await sizeOf(to)) === null ? to : `${to}.${process.pid}`;
    if (await moveIfThere(`${database}${part}`, free)) moved = true;
  }
  for (const each of [place, folder, dirname(database)]) await syncFolder(each);
  return moved ? place : null;
}
