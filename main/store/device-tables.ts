import type { EntityManager } from 'typeorm';
import type { DeviceState, Draft, OutboxRow, StoreReader, StoreWriter } from './branch-store.ts';
import type { DeviceStateRow } from './entities/device-state.ts';
import type { DraftRow } from './entities/draft.ts';
import { firstOf, insertRows, rowsOf } from './sql.ts';

const unknownDevice: DeviceState = {
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

type DeviceReader = Pick<
  StoreReader,
  'getDeviceState' | 'listDrafts' | 'listOutbox' | 'countOutbox' | 'lastOutboxSeq'
>;

/** What belongs to this workstation alone: its state, drafts and outbox. */
export function deviceReader(manager: EntityManager): DeviceReader {
  return {
    async getDeviceState() {
      const rows = await rowsOf<DeviceStateRow>(manager, 'SELECT key, value FROM device_state');
      return {
        ...unknownDevice,
        ...Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value)])),
      };
    },
    async listDrafts(caseId, userId) {
      const rows = await rowsOf<DraftRow>(manager, 'SELECT * FROM draft WHERE caseId = ? AND userId = ?', [
        caseId ?? '',
        userId,
      ]);
      return rows.map(
        ({ step, input, savedAt }): Draft => ({ caseId, userId, step, values: JSON.parse(input), savedAt }),
      );
    },
    listOutbox: (limit) =>
      rowsOf<OutboxRow>(
        manager,
        `SELECT epoch, seq, opId, type, opVersion, caseId, baseVersion, body, hash, sha256, prevSha256, createdAt, attempts, lastError
          FROM outbox WHERE outcome IS NULL ORDER BY position LIMIT ?`,
        [limit],
      ),
    async lastOutboxSeq(epoch) {
      const found = await firstOf<{ last: number | null }>(
        manager,
        'SELECT max(seq) AS last FROM outbox WHERE epoch = ?',
        [epoch],
      );
      return found?.last ?? 0;
    },
    async countOutbox() {
      const found = await firstOf<{ pending: number; oldestAt: string | null }>(
        manager,
        'SELECT count(*) AS pending, min(createdAt) AS oldestAt FROM outbox WHERE outcome IS NULL',
      );
      return found ?? { pending: 0, oldestAt: null };
    },
  };
}

type DeviceWriter = Pick<
  StoreWriter,
  'setDeviceState' | 'saveDraft' | 'deleteDrafts' | 'nextNumber' | 'recordPushFailure'
>;

export function deviceWriter(manager: EntityManager): DeviceWriter {
  return {
    async setDeviceState(changes) {
      const entries = Object.entries(changes);
      const cleared = entries.filter(([, value]) => value === null).map(([key]) => key);
      for (const key of cleared) await manager.query('DELETE FROM device_state WHERE key = ?', [key]);
      const set = entries.filter(([, value]) => value !== null && value !== undefined);
      await insertRows(
        manager,
        'device_state',
        ['key', 'value'],
        set.map(([key, value]) => [key, JSON.stringify(value)]),
        ['key'],
      );
    },
    saveDraft: ({ caseId, userId, step, values, savedAt }) =>
      insertRows(
        manager,
        'draft',
        ['caseId', 'userId', 'step', 'input', 'savedAt'],
        [[caseId ?? '', userId, step, JSON.stringify(values), savedAt]],
        ['caseId', 'userId', 'step'],
      ),
    async deleteDrafts(caseId, userId, step) {
      const ofStep = step === null ? '' : ' AND step = ?';
      const values = [caseId ?? '', userId, ...(step === null ? [] : [step])];
      await manager.query(`DELETE FROM draft WHERE caseId = ? AND userId = ?${ofStep}`, values);
    },
    async nextNumber(series) {
      // TypeORM hands no RETURNING rows of an INSERT on.
      await manager.query(
        'INSERT INTO counter (series, value) VALUES (?, 1) ON CONFLICT (series) DO UPDATE SET value = value + 1',
        [series],
      );
      const row = await firstOf<{ value: number }>(manager, 'SELECT value FROM counter WHERE series = ?', [
        series,
      ]);
      if (row === null) throw new Error('The counter gave no number');
      return row.value;
    },
    async recordPushFailure(epoch, upToSeq, error) {
      await manager.query(
        'UPDATE outbox SET attempts = attempts + 1, lastError = ? WHERE epoch = ? AND seq <= ? AND outcome IS NULL',
        [error, epoch, upToSeq],
      );
    },
  };
}
