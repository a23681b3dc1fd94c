import type { EntityManager } from 'typeorm';
import { deviceReader } from '../device-tables.ts';
import type { Door } from '../door.ts';

import type { OutboxJournal } from '../journal/outbox-journal.ts';
import { waitingLines } from '../journal/waiting-lines.ts';
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

/**
 * Transactions reach the disk in order: what has the journal's last line has every one before it. A power cut between a commit and
 * its line leaves a row behind that line.
 */
async function isLevel(manager: EntityManager, { journal, device }: CatchUpParts): Promise<boolean> {
  if (journal.size() === 0) return false;
  const opId = (await journal.readLast())?.rows.at(-1)?.opId;
  if (opId === undefined || !(await isDevice(manager, device))) return false;
  const last = await firstOf<{ readonly position: number }>(
    manager,
    'SELECT position FROM outbox WHERE opId = ?',
    [opId],
  );
  if (last === null) return false;
  const later = 'SELECT 1 FROM outbox WHERE position > ? AND outcome IS NULL';
  return (await firstOf(manager, later, [last.position])) === null;
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
  if (!parts.isNew && (await isLevel(door.reader, parts))) return { wasBehind: false, rows: 0 };
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
