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

const before = branchMigrations.slice(
  0,
  branchMigrations.findIndex(({ name }) => name.startsWith('DeletedDocuments')),
);

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
  const schema = { entities: [], migrations: before };
  const door = await openDoor({ schema, file: folder.file(), logger, busyTimeout: 50 });
  if (typeof door === 'string') throw new Error(door);
  await door.close();
  await onTheSide(
    folder.file(),
    `INSERT INTO received_document VALUES ('d-1', 'c-1', 'hash', 5, '2026-11-23T14:00:00.000Z')`,
  );
});
afterEach(() => folder.remove());

test('[R18] a document that arrived before is kept, and none is said to be deleted', async () => {
  const store = await openStore(folder.file());
  const document = { documentId: 'd-1', caseId: 'c-1', sha256: 'hash', bytes: 5 };
  expect(await store.listDocuments('c-1')).toEqual({
    uploads: [],
    received: [{ ...document, receivedAt: '2026-11-23T14:00:00.000Z' }],
  });
  await store.close();
});
