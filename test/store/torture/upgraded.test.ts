import { spawnSync } from 'node:child_process';
import { copyFile, cp, rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import { branchMigrations } from '../../../main/store/migrations/branch-migrations.ts';
import { openDoor } from '../../../main/store/open-door.ts';
import { insertRows } from '../../../main/store/sql.ts';
import { chainStart } from '../../../shared/procedure/chain.ts';
import { caseEvents, fullAnnulment } from '../support/case-events.ts';
import { logger, onTheSide, type TemporaryFolder, temporaryFolder } from '../support/temporary-store.ts';
import { enrolment, openCared } from '../support/workstation-store.ts';

/** Every statement in full; every fourth, and the first and last, in the quick run. */
const stride = process.env.REVERSA_TORTURE ? 1 : 4;
const operations = 1_000;
const script = new URL('../support/migrating-process.ts', import.meta.url).pathname;

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

/** A database as a release wrote it, with a thousand operations that wait. */
async function seed(schemas: number): Promise<readonly string[]> {
  const schema = { entities: [], migrations: branchMigrations.slice(0, schemas) };
  const door = await openDoor({ schema, file: folder.file(), logger, busyTimeout: 50 });
  if (typeof door === 'string') throw new Error(door);
  const epoch = newId();
  const [first] = caseEvents(fullAnnulment);
  if (first === undefined) throw new Error('no event');
  let prevSha256 = chainStart;
  const events: string[][] = [];
  const rows: (string | number)[][] = [];
  for (let seq = 1; seq <= operations; seq += 1) {
    const event = { ...first, eventId: newId(), caseId: newId() };
    const body = JSON.stringify(event);
    const hash = sha256(`${chainStart}\n${body}`);
    const sum = sha256(`${prevSha256}\n${body}`);
    events.push([event.eventId, event.caseId, '0', body, chainStart, hash, 'pending']);
    rows.push([
      epoch,
      seq,
      newId(),
      'case-event',
      1,
      event.eventId,
      event.caseId,
      chainStart,
      body,
      hash,
      sum,
      prevSha256,
      event.at,
    ]);
    prevSha256 = sum;
  }
  await door.write(async (manager) => {
    const state = Object.entries({ ...enrolment, epoch }).map(([key, value]) => [key, JSON.stringify(value)]);
    await insertRows(manager, 'device_state', ['key', 'value'], state);
    await insertRows(
      manager,
      'case_event',
      ['eventId', 'caseId', 'seq', 'body', 'prevHash', 'hash', 'status'],
      events,
    );
    const columns = [
      'epoch',
      'seq',
      'opId',
      'type',
      'opVersion',
      'eventId',
      'caseId',
      'baseVersion',
      'body',
      'hash',
      'sha256',
      'prevSha256',
      'createdAt',
    ];
    await insertRows(manager, 'outbox', columns, rows);
  });
  await door.close();
  return rows.map((row) => String(row[8]));
}

/** @returns the statements that it took; null when it was killed. */
function migrateIn(file: string, killedAt: number): number | null {
  const run = spawnSync(process.execPath, [script, file, String(killedAt)], { encoding: 'utf8' });
  if (run.signal === 'SIGKILL') return null;
  if (run.status !== 0) throw new Error(run.stderr);
  return Number(run.stdout);
}

describe.each(
  branchMigrations.slice(0, -1).map((Migration, index) => [new Migration().name, index + 1] as const),
)('a database of %s with a thousand operations that wait', (_, schemas) => {
  test('[S9] [Y31] killed at a statement of its migration opens with all of them, bodies unchanged', async () => {
    const bodies = await seed(schemas);
    await copyFile(folder.file(), folder.file('probe.sqlite'));
    const statements = migrateIn(folder.file('probe.sqlite'), 0) ?? 0;
    expect(statements).toBeGreaterThan(0);
    const points = Array.from({ length: statements }, (_each, index) => index + 1).filter(
      (at) => at === 1 || at === statements || at % stride === 0,
    );
    for (const at of points) {
      const one = {
        ...folder,
        path: folder.file(`at-${at}`),
        file: () => folder.file(`at-${at}/branch.sqlite`),
      };
      await cp(folder.file(), one.file(), { recursive: true });
      expect(migrateIn(one.file(), at), `statement ${at}`).toBeNull();
      const { store, repair } = await openCared(one);
      expect(repair).toBeNull();
      const waiting = await store.listOutbox(operations + 1);
      expect(waiting.map(({ body }) => body)).toEqual(bodies);
      expect(waiting.map(({ seq }) => seq)).toEqual(bodies.map((_body, index) => index + 1));
      await store.close();
      expect(await onTheSide(one.file(), 'SELECT name FROM migrations')).toHaveLength(
        branchMigrations.length,
      );
      await rm(one.path, { recursive: true });
    }
  }, 900_000);
});
