import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isMissing, syncFolder } from '../../platform/files.ts';
import { decodeLine, encodeLine, type JournalLine } from './journal-line.ts';

/**
 * The outbox once more, outside of the database (S7). A line is written before the transaction that it is of commits, and on the
 * disk before anybody is told of it: what a database that was lost or set back does not have is in it.
 */
export interface OutboxJournal {
  /** Bytes written. */
  size(): number;
  /** Every line in order, null for one that is damaged. An end that was cut off by a power failure is no line. */
  read(): Promise<readonly (JournalLine | null)[]>;
  /** The last whole line, read from the end alone; null when there is none. */
  readLast(): Promise<JournalLine | null>;
  /** Written, and on the disk after `sync`. @throws the system's error, for example ENOSPC: nothing stays of the line then. */
  append(line: JournalLine): Promise<void>;
  /** Resolves when what was appended is on the disk. @throws the system's error: whether it is there is not known then. */
  sync(): Promise<void>;
  /** Removes the line appended last, as its commit failed. Needs no room on the disk. */
  takeBack(): Promise<void>;
  /** Puts these lines in the place of all: after a power cut either the old or the new ones are there. */
  rewrite(lines: readonly JournalLine[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Bytes of zeros that are written ahead, so that a line lies in room that the file has already: the file's size need not reach the disk
 * with it, which takes as long as the line.
 */
const roomAhead = 262_144;

/** Bytes of the end that hold the last line in all but the rarest cases. */
const tailBytes = 1_000_000;

function decodeAll(text: string): readonly (JournalLine | null)[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((written) => decodeLine(written));
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

async function openForWriting(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (!isMissing(error)) throw error;
    return open(path, 'wx+', 0o600);
  }
}

/** Bytes up to the last line feed: what comes after was cut off while it was written. */
async function wholeSize(path: string): Promise<number> {
  return (await readFile(path)).lastIndexOf(0x0a) + 1;
}

/** @param path the file, which is made with its folder when it is not there. */
export async function openOutboxJournal(path: string): Promise<OutboxJournal> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  let file = await openForWriting(path);
  let size = await wholeSize(path);
  let before = size;
  /** Something else than zeros may stand behind `size`. */
  let isUntidy = true;
  /** Bytes that the file has. */
  let room = size;
  await syncFolder(dirname(path));

  async function tidy(): Promise<void> {
    if (!isUntidy) return;
    await file.truncate(size);
    room = size;
    isUntidy = false;
  }

  async function makeRoom(bytes: number): Promise<void> {
    if (size + bytes <= room) return;
    try {
      await writeAt(file, Buffer.alloc(bytes + roomAhead), size);
      room = size + bytes + roomAhead;
    } catch {
      // A disk with no room ahead may still have room for the line.
      await file.truncate(size);
      room = size;
    }
  }

  return {
    size: () => size,
    async read() {
      const bytes = Buffer.alloc(size);
      const { bytesRead } = await file.read(bytes, 0, size, 0);
      return decodeAll(bytes.toString('utf8', 0, bytesRead));
    },
    async readLast() {
      const start = Math.max(0, size - tailBytes);
      const bytes = Buffer.alloc(size - start);
      await file.read(bytes, 0, bytes.length, start);
      const last = bytes.toString('utf8').split('\n').at(-2);
      return last === undefined ? null : decodeLine(last);
    },
    async append(line) {
      await tidy();
      const bytes = Buffer.from(encodeLine(line));
      await makeRoom(bytes.length);
      isUntidy = true;
      try {
        await writeAt(file, bytes, size);
      } catch (error) {
        // The next line is written over what stays of this one, should even this fail.
        await tidy().catch(() => {});
        throw error;
      }
      isUntidy = false;
      before = size;
      size += bytes.length;
      room = Math.max(room, size);
    },
    sync: () => file.datasync(),
    async takeBack() {
      isUntidy = isUntidy || size > before;
      size = before;
      await tidy();
      await file.datasync();
    },
    async rewrite(lines) {
      const draft = `${path}.new`;
      await rm(draft, { force: true });
      const next = await open(draft, 'wx+', 0o600);
      const bytes = Buffer.from(lines.map(encodeLine).join(''));
      try {
        await writeAt(next, bytes, 0);
        await next.sync();
        // Windows moves nothing over a file that is open.
        await file.close();
        await next.close();
        await rename(draft, path);
        await syncFolder(dirname(path));
      } finally {
        await next.close().catch(() => {});
        await file.close().catch(() => {});
        file = await openForWriting(path);
        size = await wholeSize(path);
        before = size;
        room = size;
        isUntidy = true;
      }
    },
    async close() {
      try {
        await file.truncate(size);
      } finally {
        await file.close();
      }
    },
  };
}
