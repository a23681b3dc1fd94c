import type { EntityManager } from 'typeorm';
import { readCounters } from '../counters.ts';
import { deviceReader } from '../device-tables.ts';
import type { Door } from '../door.ts';
import type { JournalLine, JournalRow } from '../journal/journal-line.ts';
import type { OutboxJournal } from '../journal/outbox-journal.ts';
import type { StoreTools } from '../outbox-writer.ts';
import { firstOf, rowsOf } from '../sql.ts';
import type { DeviceCopy } from './device-copy.ts';
import { type Replayed, replay } from './replay.ts';

export interface CatchUpParts {
  readonly journal: OutboxJournal;
  readonly device: DeviceCopy | null;
  readonly isNew: boolean;
  readonly tools: StoreTools;
}

/** SQLite says that the database is not what it was. */
class DamageError extends Error {
  override readonly name = 'DamageError';
  readonly code = 'SQLITE_CORRUPT';
}

/** Rows of a line of the journal that is made after the fact. */
const rowsPerLine = 500;

async function waitingLines(manager: EntityManager): Promise<readonly JournalLine[]> {
  const rows = await rowsOf<JournalRow>(
    manager,
    `SELECT epoch, seq, opId, type, opVersion, eventId, caseId, baseVersion, body, hash, sha256, prevSha256, createdAt
      FROM outbox WHERE outcome IS NULL ORDER BY position`,
  );
  const counters = await readCounters(manager);
  const lines: JournalLine[] = [{ rows: [], counters }];
  for (let at = 0; at < rows.length; at += rowsPerLine)
    lines.push({ rows: rows.slice(at, at + rowsPerLine), counters });
  return lines;
}

/** Transactions reach the disk in order: what has the journal's last line has every one before it. */
async function hasLast(manager: EntityManager, { journal, device }: CatchUpParts): Promise<boolean> {
  if (journal.size() === 0) return false;
  const last = await journal.readLast();
  const opId = last?.rows.at(-1)?.opId;
  if (opId === undefined || !(await isDevice(manager, device))) return false;
  return (await firstOf(manager, 'SELECT 1 FROM outbox WHERE opId = ?', [opId])) !== null;
}

/** The database's key is the one that was kept of the device. */
async function isDevice(manager: EntityManager, device: DeviceCopy | null): Promise<boolean> {
  if (device === null) return true;
  const { deviceId, wrappedKey } = await deviceReader(manager).getDeviceState();
  return deviceId !== null && (deviceId !== device.deviceId || wrappedKey === device.wrappedKey);
}

/** A file that lost its newest part may have lost it in the middle of something. */
async function assertWhole(manager: EntityManager): Promise<void> {
  const [first] = await rowsOf<{ readonly quick_check: string }>(manager, 'PRAGMA quick_check(1)');
  if (first?.quick_check !== 'ok') throw new DamageError('The database is not whole');
}

/**
 * Compares a database with its journal before anything is written, and completes the one that lacks something.
 *
 * @throws the driver's error when the database is damaged.
 */
export async function catchUp(door: Door, parts: CatchUpParts): Promise<Replayed> {
  if (!parts.isNew && (await hasLast(door.reader, parts))) return { wasBehind: false, rows: 0 };
  const lines = await parts.journal.read();
  const replayed = await door.write(async (manager) => {
    const done = await replay(manager, { ...parts, lines });
    if (done.wasBehind) await assertWhole(manager);
    return done;
  });
  const journaled = new Set(lines.flatMap((line) => line?.rows ?? []).map(({ opId }) => opId));
  const waiting = await waitingLines(door.reader);
  const isComplete = waiting.every(({ rows }) => rows.every(({ opId }) => journaled.has(opId)));
  // Also of a version before the journal: what waited then is not in it yet.
  if (!isComplete || lines.includes(null) || lines.length === 0) await parts.journal.rewrite(waiting);
  return replayed;
}
