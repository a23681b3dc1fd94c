import { sha256 } from '../../../main/platform/ids.ts';
import type { DeviceState, OutboxRow } from '../../../main/store/branch-store.ts';
import type { SyncStore, SyncWriter } from '../../../main/sync/sync-store.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import type { Operation, Outcome } from '../../../shared/protocol/operations.ts';

const noState: DeviceState = {
  deviceId: null,
  deviceCode: null,
  area: null,
  centralUrl: null,
  wrappedKey: null,
  serverEpoch: null,
  epoch: null,
  pullCursor: null,
  firstSyncDone: null,
  lastSyncAt: null,
  centralTime: null,
  deviceTimeAtSync: null,
  snapshotAt: null,
  digest: null,
  digestDueAt: null,
  digestAt: null,
  digestRepaired: null,
};

interface Rows {
  state: DeviceState;
  outbox: OutboxRow[];
  /** Rows that were applied, as they stood. */
  answered: OutboxRow[];
  outcomes: { readonly epoch: string; readonly seq: number; readonly outcome: Outcome }[];
  applied: string[];
  lastSeqs: Record<string, number>;
}

export interface MemoryStore extends SyncStore {
  readonly rows: Rows;
  /** Writes one operation as `appendEvent` does. */
  append(body?: string): void;
  /** The next transactions throw, as on a full disk. */
  failTransactions(count: number): void;
  /** A copy of everything as it stands, and the way back to it. */
  snapshot(): () => void;
}

/** The sync part of the branch's store in memory: a transaction that throws changes nothing. */
export function memoryStore(state: Partial<DeviceState> = {}): MemoryStore {
  const rows: Rows = {
    state: { ...noState, ...state },
    outbox: [],
    answered: [],
    outcomes: [],
    applied: [],
    lastSeqs: {},
  };
  let failures = 0;

  const reader = {
    getDeviceState: async () => rows.state,
    listOutbox: async (limit: number) => rows.outbox.slice(0, limit),
    lastOutboxSeq: async (epoch: string) => rows.lastSeqs[epoch] ?? 0,
    countOutbox: async () => ({ pending: rows.outbox.length, oldestAt: rows.outbox[0]?.createdAt ?? null }),
    listRecords: async () => [],
    nextUpload: async () => null,
    countAttention: async () => rows.outcomes.filter((each) => each.outcome.status !== 'applied').length,
  };
  const writer: SyncWriter = {
    ...reader,
    async setDeviceState(changes) {
      rows.state = { ...rows.state, ...changes };
    },
    async recordOutcomes(epoch, results) {
      for (const { seq, outcome } of results) {
        if (!rows.outbox.some((row) => row.epoch === epoch && row.seq === seq))
          throw new Error(`No row ${seq}`);
        rows.outcomes.push({ epoch, seq, outcome });
        const applied = outcome.status === 'applied';
        if (applied)
          rows.answered.push(...rows.outbox.filter((row) => row.epoch === epoch && row.seq === seq));
        rows.outbox = rows.outbox.filter((row) => row.epoch !== epoch || row.seq !== seq);
      }
    },
    async recordPushFailure(epoch, upToSeq, error) {
      rows.outbox = rows.outbox.map((row) =>
        row.epoch === epoch && row.seq <= upToSeq
          ? { ...row, attempts: row.attempts + 1, lastError: error }
          : row,
      );
    },
    async setUpload() {
      throw new Error('No document waits here');
    },
    async renumberOutbox(epoch) {
      return number(epoch, rows.outbox);
    },
    async resendCases(epoch) {
      return number(epoch, [...rows.answered, ...rows.outbox]);
    },
    async applyChanges(changes: readonly Change[]) {
      rows.applied.push(...changes.map((change) => change.key));
    },
    async repairRecords(changes) {
      await writer.applyChanges(changes);
    },
    async dropEvents() {},
    async beginSnapshot() {},
    async noteSeen() {},
    countUnseen: async () => [],
    listUnseen: async () => [],
  };
  /** Gives rows the numbers of a new epoch. */
  function number(epoch: string, all: readonly OutboxRow[]): number {
    rows.state = { ...rows.state, epoch };
    rows.outbox = all.map((row, index) => ({ ...row, epoch, seq: index + 1, opId: crypto.randomUUID() }));
    rows.answered = [];
    rows.lastSeqs[epoch] = rows.outbox.length;
    return rows.outbox.length;
  }
  const copy = (): Rows => structuredClone(rows);
  const restore = (kept: Rows): void => void Object.assign(rows, structuredClone(kept));

  return {
    ...reader,
    rows,
    async transaction(work) {
      const before = copy();
      try {
        const value = await work(writer);
        if (failures > 0) {
          failures -= 1;
          throw new Error('disk full');
        }
        return value;
      } catch (error) {
        restore(before);
        throw error;
      }
    },
    append(body = '{"event":true}') {
      const { epoch } = rows.state;
      if (epoch === null) throw new Error('Not enrolled');
      const seq = (rows.lastSeqs[epoch] ?? 0) + 1;
      rows.lastSeqs[epoch] = seq;
      rows.outbox.push(outboxRow({ epoch, seq, body, opId: crypto.randomUUID() }));
    },
    failTransactions(count) {
      failures = count;
    },
    snapshot() {
      const kept = copy();
      return () => restore(kept);
    },
  };
}

export function outboxRow(parts: Partial<OutboxRow> = {}): OutboxRow {
  const body = parts.body ?? '{}';
  const operation: Operation = {
    opId: '019a0000-0000-7000-8000-000000000001',
    seq: 1,
    type: 'case-event',
    opVersion: 1,
    baseVersion: '0'.repeat(64),
    body,
    hash: sha256(body),
    sha256: sha256(`${'0'.repeat(64)}\n${body}${parts.opId ?? ''}`),
    prevSha256: '0'.repeat(64),
  };
  return {
    ...operation,
    epoch: '019a0000-0000-7000-8000-00000000e001',
    caseId: '019a0000-0000-7000-8000-00000000c001',
    createdAt: '2026-11-23T14:00:00.000Z',
    attempts: 0,
    lastError: null,
    ...parts,
  };
}
