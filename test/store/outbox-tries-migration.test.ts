import { afterEach, beforeEach, expect, test } from 'vitest';
import { branchMigrations } from '../../main/store/migrations/branch-migrations.ts';
import { openDoor } from '../../main/store/open-door.ts';
import {
  logger,
  onTheSide,
  openStore,
  type TemporaryFolder,
  temporaryFolder,
} from './support/temporary-store.ts';

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

test('a database of before keeps what waits, and finds the operations of a case by an index', async () => {
  const file = folder.file();
  const at = branchMigrations.findIndex(({ name }) => name.startsWith('OutboxTries'));
  const schema = { entities: [], migrations: branchMigrations.slice(0, at) };
  const door = await openDoor({ schema, file, logger, busyTimeout: 50 });
  if (typeof door === 'string') throw new Error(door);
  await door.write(async (manager) => {
    await manager.query(`INSERT INTO case_event VALUES ('e-1', 'c-1', 0, '{}', '0', '1', 'pending')`);
    await manager.query(`INSERT INTO outbox (epoch, seq, opId, type, opVersion, eventId, caseId, baseVersion, body, hash, sha256,
      prevSha256, createdAt) VALUES ('p', 1, 'o-1', 'case-event', 1, 'e-1', 'c-1', '0', '{}', '1', '2', '0', '2026-11-23T14:00:00.000Z')`);
  });
  await door.close();
  const store = await openStore(file);
  expect(await store.countOutbox()).toMatchObject({ pending: 1 });
  await store.close();
  const indexes = await onTheSide(
    file,
    `SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'outbox'`,
  );
  expect(indexes.map(({ name }) => name)).toContain('outbox_case');
});
