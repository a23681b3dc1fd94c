import { type BigIntStats, constants } from 'node:fs';
import { lstat, type open, opendir, open as openFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mostFolderFiles } from '../../../../shared/ipc/source-schemas.ts';
import { beginningBytes, kindOf } from '../file-kind.ts';

type FileHandle = Awaited<ReturnType<typeof open>>;

/** What tells whether a file is still the same, and still as it was. */
export interface FileState {
  readonly device: bigint;
  readonly inode: bigint;
  readonly bytes: number;
  /** Nanoseconds since 1970. */
  readonly modified: bigint;
}

export interface SeenFile extends FileState {
  /** As the folder has it. */
  readonly name: string;
}

/** Names that programs give to what they have not finished, or keep for themselves. */
const unfinished = /^[.~]|\.(part|partial|filepart|tmp|temp|crdownload|download)$/i;
/** Entries that are looked at: a folder with more is not one that a scanner saves to. */
const mostEntries = 20_000;
/** Files whose first bytes are read in one look, for some may be no documents. */
const mostOpened = 2 * mostFolderFiles;

export function stateOf(stats: BigIntStats): FileState {
  return {
    device: stats.dev,
    inode: stats.ino,
    bytes: Number(stats.size),
    modified: stats.mtimeNs,
  };
}

export function isSame(one: FileState, other: FileState): boolean {
  return (
    one.device === other.device &&
    one.inode === other.inode &&
    one.bytes === other.bytes &&
    one.modified === other.modified
  );
}

/** Opens a file itself, never what a link points to, and never waits for what is no file. */
export function openPlainly(path: string): Promise<FileHandle> {
  // Windows has neither flag: there it is the look at the open file that counts.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  return openFile(path, flags);
}

async function seeFile(folder: string, name: string): Promise<SeenFile | null> {
  try {
    const stats = await lstat(join(folder, name), { bigint: true });
    return stats.isFile() ? { name, ...stateOf(stats) } : null;
  } catch {
    // It went, or may not be looked at: either way it cannot be taken.
    return null;
  }
}

async function isDocument(folder: string, seen: SeenFile): Promise<boolean> {
  try {
    const file = await openPlainly(join(folder, seen.name));
    try {
      const stats = await file.stat({ bigint: true });
      if (!stats.isFile()) return false;
      const { buffer, bytesRead } = await file.read(Buffer.alloc(beginningBytes), 0, beginningBytes, 0);
      return kindOf(buffer.subarray(0, bytesRead)) !== null;
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}

/**
 * The plain files directly in a folder that are documents by their first bytes, newest first, 200 at most. Links, folders, devices, hidden
 * and unfinished files are left aside; so are empty ones, which nobody can tell of yet.
 *
 * @param known files whose first bytes need not be read again.
 * @throws what the folder itself fails with.
 */
export async function lookIntoFolder(
  folder: string,
  known: (seen: SeenFile) => boolean | null,
): Promise<{ readonly documents: readonly SeenFile[]; readonly others: readonly SeenFile[] }> {
  const names: string[] = [];
  for await (const entry of await opendir(folder)) {
    if (!unfinished.test(entry.name)) names.push(entry.name);
    if (names.length >= mostEntries) break;
  }
  const seen: SeenFile[] = [];
  for (let at = 0; at < names.length; at += 100) {
    const some = await Promise.all(names.slice(at, at + 100).map((name) => seeFile(folder, name)));
    seen.push(...some.filter((file) => file !== null && file.bytes > 0).map((file) => file as SeenFile));
  }
  seen.sort((one, other) => Number(other.modified - one.modified) || one.name.localeCompare(other.name));
  const documents: SeenFile[] = [];
  const others: SeenFile[] = [];
  let opened = 0;
  for (const file of seen) {
    if (documents.length === mostFolderFiles || opened === mostOpened) break;
    const before = known(file);
    if (before === null) opened += 1;
    if (before ?? (await isDocument(folder, file))) documents.push(file);
    else others.push(file);
  }
  return { documents, others };
}
