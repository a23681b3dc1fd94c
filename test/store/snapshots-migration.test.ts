import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../../main/platform/ids.ts';
import { branchMigrations } from '../../main/store/migrations/branch-migrations.ts';
import { openDoor } from '../../main/store/open-door.ts';
import { chainStart } from '../../shared/procedure/chain.ts';
import { caseEvent } from '../builders/case-facts.ts';
import {
  logger,
  onTheSide,
  openStore,
  type TemporaryFolder,
  temporaryFolder,
} from './support/temporary-store.ts';

const before = branchMigrations.slice(
  0,
  branchMigrations.findIndex(({ name }) => name.startsWith('Snapshots')),
);
const opening = caseEvent(0, {
  type: 'case-opened',
  caseNumber: 'LPZ-01-01-000001',
} as Parameters<typeof caseEvent>[1]);

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
  const schema = { entities: [], migrations: before };
  const door = await openDoor({ schema, file: folder.file(), logger, busyTimeout: 50 });
  if (typeof door === 'string') throw new Error(door);
  const body = JSON.stringify(opening);
  await door.write((manager) =>
    manager.query('INSERT INTO case_event VALUES (?, ?, 0, ?, ?, ?, ?)', [
      ...[opening.eventId, opening.caseId, body, chainStart, sha256(`${chainStart}\n${body}`), 'accepted'],
    ]),
  );
  await door.close();
});
afterEach(() => folder.remove());

test('a log from before keeps its rows, and stays closed to all but what is named for repair', async () => {
  const rows = await onTheSide(folder.file(), 'SELECT * FROM case_event');
  const store = await openStore(folder.file());
  expect(await onTheSide(folder.file(), 'SELECT * FROM case_event')).toEqual(rows);
  const alter = () => onTheSide(folder.file(), `UPDATE case_event SET body = 'x'`);
  const remove = () => onTheSide(folder.file(), 'DELETE FROM case_event');
  await expect(alter()).rejects.toThrow('append-only');
  await expect(remove()).rejects.toThrow('append-only');
  await onTheSide(folder.file(), `INSERT INTO case_event_repair VALUES ('another event')`);
  await expect(alter()).rejects.toThrow('append-only');
  await onTheSide(folder.file(), 'INSERT INTO case_event_repair VALUES (?)', [opening.eventId]);
  await alter();
  await remove();
  expect(await onTheSide(folder.file(), 'SELECT * FROM case_event')).toEqual([]);
  await store.close();
});
