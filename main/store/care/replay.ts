import type { EntityManager } from 'typeorm';
import { chainStart, openEvent } from '../../../shared/procedure/chain.ts';
import type { DeviceState } from '../branch-store.ts';
import { renewProjections } from '../case-projection.ts';
import { raiseCounters } from '../counters.ts';
import { deviceReader, deviceWriter } from '../device-tables.ts';
import { queueUpload } from '../document-tables.ts';
import type { JournalLine, JournalRow } from '../journal/journal-line.ts';
import { insertOutboxRows, type StoreTools } from '../outbox-writer.ts';
import { insertRows, rowsByKey } from '../sql.ts';
import type { DeviceCopy } from './device-copy.ts';

export interface ReplayParts {
  /** As the journal has them, null for a damaged one. */
  readonly lines: readonly (JournalLine | null)[];
  readonly device: DeviceCopy | null;
  /** The database was just put in its place: whatever it says, numbers beyond it may have been given out. */
  readonly isNew: boolean;
  readonly tools: StoreTools;
}

export interface Replayed {
  /** The database did not have everything. */
  readonly wasBehind: boolean;
  /** Rows of the outbox that were put back. */
  readonly rows: number;
}

function highestOf(lines: ReplayParts['lines']): Readonly<Record<string, number>> {
  const highest = new Map<string, number>();
  for (const line of lines)
    for (const [series, value] of Object.entries(line?.counters ?? {}))
      highest.set(series, Math.max(value, highest.get(series) ?? 0));
  return Object.fromEntries(highest);
}

/** Gives the database its device back where it has none. */
async function restoreIdentity(manager: EntityManager, device: DeviceCopy | null): Promise<DeviceState> {
  const state = await deviceReader(manager).getDeviceState();
  if (device === null) return state;
  if (state.deviceId === device.deviceId && state.wrappedKey !== device.wrappedKey) {
    // A device's key never changes: what stands in the database is not what was written.
    await deviceWriter(manager).setDeviceState({ wrappedKey: device.wrappedKey });
  }
  if (state.deviceId !== null) return state;
  const restored = { ...device, epoch: null, pullCursor: null, firstSyncDone: false, lastSyncAt: null };
  await deviceWriter(manager).setDeviceState(restored);
  return { ...state, ...restored };
}

/**
 * The rows that the database lacks. They keep their epoch and number, so that the central office gives what it has seen the answer that
 * it gave before. Those behind a damaged line, of another device, or whose number something else has, begin a chain of their own.
 */
async function placeRows(
  manager: EntityManager,
  { lines, tools }: ReplayParts,
  isOwn: boolean,
): Promise<readonly JournalRow[]> {
  const firstGap = lines.includes(null) ? lines.indexOf(null) : lines.length;
  const all = lines.flatMap((line, at) =>
    (line?.rows ?? []).map((row) => ({ row, isWhole: isOwn && at < firstGap })),
  );
  // An event that was sent again under another number counts as it was sent last.
  const last = new Map(all.map(({ row }) => [row.eventId, row.opId]));
  const opIds = all.map(({ row }) => row.opId);
  const known = new Set(
    (await rowsByKey<{ readonly opId: string }>(manager, 'SELECT opId FROM outbox', 'opId', opIds)).map(
      ({ opId }) => opId,
    ),
  );
  const places = await rowsByKey<{ readonly place: string }>(
    manager,
    `SELECT epoch || ' ' || seq AS place FROM outbox`,
    'epoch',
    [...new Set(all.map(({ row }) => row.epoch))],
  );
  const taken = new Set(places.map(({ place }) => place));
  const epoch = tools.newId();
  let renumbered = 0;
  let prevSha256 = chainStart;
  return all
    .filter(({ row }) => !known.has(row.opId) && last.get(row.eventId) === row.opId)
    .map(({ row, isWhole }) => {
      if (isWhole && !taken.has(`${row.epoch} ${row.seq}`)) return row;
      renumbered += 1;
      const sha256 = tools.sha256(`${prevSha256}\n${row.body}`);
      const placed = { ...row, epoch, seq: renumbered, prevSha256, sha256 };
      prevSha256 = sha256;
      return placed;
    });
}

async function insertEvents(manager: EntityManager, rows: readonly JournalRow[]): Promise<void> {
  const columns = ['eventId', 'caseId', 'seq', 'body', 'prevHash', 'hash', 'status'] as const;
  const values = rows.map(({ eventId, caseId, body, baseVersion, hash }) => [
    ...[eventId, caseId, openEvent(body)?.seq ?? 0, body, baseVersion, hash, 'pending'],
  ]);
  // One that a pull had brought back already stays as it is.
  await insertRows(manager, 'case_event', columns, values, { by: ['eventId'], set: 'status = status' });
  for (const { body } of rows) {
    const event = openEvent(body);
    // Its document is in the vault, whatever became of the database.
    if (event !== null) await queueUpload(manager, event);
  }
}

/**
 * Brings a database up to what stands beside it: who the device is, what it has not sent, which numbers it gave out. What was behind
 * goes on under an epoch of its own (sync protocol 1).
 */
export async function replay(manager: EntityManager, parts: ReplayParts): Promise<Replayed> {
  const before = await deviceReader(manager).getDeviceState();
  const state = await restoreIdentity(manager, parts.device);
  const isOwn = parts.device === null ? state.deviceId !== null : state.deviceId === parts.device.deviceId;
  const rows = await placeRows(manager, parts, isOwn);
  await insertEvents(manager, rows);
  await insertOutboxRows(manager, rows);
  await renewProjections(
    manager,
    rows.map(({ caseId }) => caseId),
  );
  await raiseCounters(manager, highestOf(parts.lines));
  const wasBehind = parts.isNew || rows.length > 0 || before.deviceId !== state.deviceId;
  if (wasBehind) await deviceWriter(manager).setDeviceState({ epoch: parts.tools.newId() });
  return { wasBehind, rows: rows.length };
}
