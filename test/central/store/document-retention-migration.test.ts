import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { centralMigrations } from '../../../main/central/store/migrations/central-migrations.ts';
import { openCentralStore } from '../../../main/central/store/open-central-store.ts';
import { newId } from '../../../main/platform/ids.ts';
import { openDoor } from '../../../main/store/open-door.ts';
import { onTheSide } from '../../store/support/temporary-store.ts';

const logger = pino({ level: 'silent' });
const before = centralMigrations.slice(
  0,
  centralMigrations.findIndex(({ name }) => name.startsWith('DocumentRetention')),
);
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-central-'));
  file = join(folder, 'central.sqlite');
  const schema = { entities: [], migrations: before };
  const door = await openDoor({ schema, file, logger, busyTimeout: 50 });
  if (typeof door === 'string') throw new Error(door);
  await door.close();
  await onTheSide(
    file,
    `INSERT INTO document VALUES ('d-1', 'c-1', 'hash', 5, 'image/png', 'LPZ', 'e-1', '2026-11-23T14:00:00.000Z')`,
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('[R18] a document from before is kept, and waits to be told by its kind', async () => {
  const store = await openCentralStore({ kind: 'sqlite', file }, newId, logger);
  expect(await store.read.findDocument('d-1')).toMatchObject({ kind: null, deletedAt: null, bytes: 5 });
  expect(await store.read.listUnsorted('', 10)).toHaveLength(1);
  expect(await store.read.listDeletions('2000-01-01T00:00:00.000Z')).toEqual([]);
  await store.close();
});
