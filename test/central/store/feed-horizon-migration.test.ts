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
  centralMigrations.findIndex(({ name }) => name.startsWith('FeedHorizon')),
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
  await onTheSide(file, `INSERT INTO case_event VALUES ('e-1', 'c-1', 0, '{}', 'p', 'h', 'accepted')`);
  await onTheSide(file, `INSERT INTO feed (scope, kind, key, deleted) VALUES ('LPZ', 'user', 'u-1', 1)`);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('a feed from before keeps its tombstones, and its log stays closed to all but what is named for repair', async () => {
  const store = await openCentralStore({ kind: 'sqlite', file }, newId, logger);
  expect(await store.read.feedStanding('LPZ')).toEqual({ generation: 0, lastSeq: 1, horizon: 0 });
  expect(await onTheSide(file, 'SELECT key, deleted FROM feed')).toEqual([{ key: 'u-1', deleted: 1 }]);
  const alter = () => onTheSide(file, `UPDATE case_event SET body = 'x'`);
  await expect(alter()).rejects.toThrow('append-only');
  await expect(onTheSide(file, 'DELETE FROM case_event')).rejects.toThrow('append-only');
  await onTheSide(file, `INSERT INTO case_event_repair VALUES ('e-1')`);
  await alter();
  await onTheSide(file, 'DELETE FROM case_event');
  expect(await onTheSide(file, 'SELECT * FROM case_event')).toEqual([]);
  await store.close();
});
