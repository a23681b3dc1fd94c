import { afterEach, beforeEach, expect, test } from 'vitest';
import { branchMigrations } from '../../main/store/migrations/branch-migrations.ts';
import { openDoor } from '../../main/store/open-door.ts';
import type { StoredPage } from '../../main/store/tray-store.ts';
import { asTaken } from '../../shared/domain/capture.ts';
import { capturedDocument } from '../builders/captured-document.ts';
import { caseEvent } from '../builders/case-facts.ts';
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

test('a database of before keeps its documents, and its tray is empty and takes pages', async () => {
  const file = folder.file();
  const at = branchMigrations.findIndex(({ name }) => name.startsWith('CaptureTray'));
  const schema = { entities: [], migrations: branchMigrations.slice(0, at) };
  const door = await openDoor({ schema, file, logger, busyTimeout: 50 });
  if (typeof door === 'string') throw new Error(door);
  const event = caseEvent(1, { type: 'document-attached', document: capturedDocument('invoice') });
  const { documentId, sha256, bytes, mediaType } = capturedDocument('invoice');
  await door.write(async (manager) => {
    await manager.query('INSERT INTO case_event VALUES (?, ?, 1, ?, ?, ?, ?)', [
      ...[event.eventId, event.caseId, JSON.stringify(event), 'p', 'h', 'pending'],
    ]);
    await manager.query(
      `INSERT INTO document_upload (documentId, caseId, eventId, sha256, bytes, mediaType, createdAt)
        VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [documentId, event.caseId, event.eventId, sha256, bytes, mediaType, event.at],
    );
  });
  await door.close();
  const uploads = await onTheSide(file, 'SELECT * FROM document_upload');
  const store = await openStore(file);
  expect(await onTheSide(file, 'SELECT * FROM document_upload')).toEqual(uploads);
  const key = { caseId: event.caseId, kind: 'invoice' } as const;
  expect(await store.listTray(key)).toEqual([]);
  const fingerprint = '0'.repeat(16);
  const page: StoredPage = {
    ...key,
    pageId: '019a0000-0000-7000-8000-00000000a001',
    source: 'camera',
    wrappedName: null,
    takenAt: event.at,
    sha256,
    examined: { width: 10, height: 20, corners: null, warnings: [], fingerprint },
    adjustments: asTaken,
    seen: { warnings: ['dark'], fingerprint },
    overruled: { warnings: ['dark'], reason: 'Así es' },
  };
  const other: StoredPage = { ...page, pageId: '019a0000-0000-7000-8000-00000000a002', overruled: null };
  await store.transaction((writer) => writer.setTray(key, [other, page]));
  expect(await store.listTray(key)).toEqual([other, page]);
  await store.close();
});
