import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importBatch } from '../../../main/central/import/records.ts';
import { verifyStore } from '../../../main/central/verification/verify-store.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import { digestKinds } from '../../../shared/protocol/digest.ts';
import { caseFacts, workOrder } from '../../builders/case-facts.ts';
import { damage } from '../../central/support/damage.ts';
import {
  recordsOf,
  startCentral,
  startOfTests,
  type TestCentral,
} from '../../central/support/start-central.ts';
import { onTheSide } from '../../store/support/temporary-store.ts';
import {
  annulment,
  enrolWith,
  localCase,
  openWorkstation,
  type RealWorkstation,
} from '../support/real-workstation.ts';

let office: TestCentral;
let folder: string;
let one: RealWorkstation;
let caseId: string;

beforeEach(async () => {
  office = await startCentral();
  const facts = caseFacts();
  await office.central.store.importTarget.upsert(
    importBatch(recordsOf({ ...facts, orders: [workOrder('registered', { id: 'OT-1' })] })),
  );
  const url = await office.central.listen(0);
  folder = await mkdtemp(join(tmpdir(), 'reversa-equal-'));
  one = await openWorkstation(folder);
  await enrolWith(one, office, url, 'LPZ-01');
  const local = localCase(one.store, facts, startOfTests);
  for (const command of annulment('LPZ-01-01-000001', facts)) await local.run(command);
  caseId = local.caseId;
  await one.sync.syncNow();
});

afterEach(async () => {
  await one.close();
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'reversa.sqlite');
/** Statements on the branch's file behind sync's back, the log's guards off. */
async function damageBranch(sql: string, values: readonly unknown[] = []): Promise<void> {
  await onTheSide(file(), 'DROP TRIGGER IF EXISTS case_event_is_fixed');
  await onTheSide(file(), 'DROP TRIGGER IF EXISTS case_event_stays');
  await onTheSide(file(), sql, values);
}

/** Everything that the branch holds, by kind. */
async function records(): Promise<readonly (readonly Change[])[]> {
  return Promise.all(digestKinds.map((kind) => one.store.listRecords(kind, '', null, 10_000)));
}

/** Records repaired so far, by the side that had lost them, as the central office counts them. */
async function repairs(): Promise<Record<string, number>> {
  const counted = await office.central.metrics.digestRepairs.get();
  return Object.fromEntries(counted.values.map(({ labels, value }) => [labels.side, value]));
}

/** Ranges compared record by record so far, by kind, as the central office counts them. */
async function comparisons(): Promise<Record<string, number>> {
  const counted = await office.central.metrics.digestComparisons.get();
  return Object.fromEntries(counted.values.map(({ labels, value }) => [labels.kind, value]));
}

/** A whole comparison, slice by slice, as at night. */
async function compare(): Promise<number> {
  await one.store.transaction((writer) => writer.setDeviceState({ digestDueAt: null, digestAt: null }));
  for (let slices = 0; slices < 100; slices += 1) {
    await one.sync.syncNow();
    const { digestAt, digestRepaired } = await one.store.getDeviceState();
    if (digestAt !== null) return digestRepaired ?? 0;
  }
  throw new Error('The comparison does not end');
}

describe('[S15] [Y20] both sides', () => {
  test('are shown to be equal, and nothing is written or sent for it but the digests', async () => {
    const before = await records();
    expect(await compare()).toBe(0);
    expect(await records()).toEqual(before);
    expect(await comparisons()).toEqual({});
    const { digestDueAt } = await one.store.getDeviceState();
    expect(Date.parse(digestDueAt ?? '') - Date.parse(office.now())).toBe(86_400_000);
    expect(await one.sync.line()).toMatchObject({ state: 'online', problem: null });
  });

  test.each([
    ['request', `UPDATE service_request SET branch = 'Otra'`],
    ['order', `UPDATE work_order SET state = 'closed'`],
    ['customer', `UPDATE customer SET firstNames = 'Nadie'`],
    ['user', `UPDATE user_account SET role = 'administrator' WHERE id = 'u-1'`],
    ['motive', `UPDATE motive SET name = 'Otro'`],
    ['case event', `UPDATE case_event SET body = replace(body, 'Asesora', 'Impostora') WHERE seq = 2`],
    ['case event without its text’s hash', `UPDATE case_event SET hash = '${'f'.repeat(64)}' WHERE seq = 2`],
  ])('a %s altered at the branch is found and replaced within a cycle', async (_what, statement) => {
    const before = await records();
    await damageBranch(statement);
    expect(await records()).not.toEqual(before);
    const repaired = await compare();
    expect(repaired).toBeGreaterThan(0);
    expect(await records()).toEqual(before);
    expect(await repairs()).toEqual({ branch: repaired, central: 0 });
    expect(await compare()).toBe(0);
    expect(await repairs()).toEqual({ branch: repaired, central: 0 });
  });

  test.each([
    ['request', 'DELETE FROM service_request'],
    ['order', 'DELETE FROM work_order'],
    ['area', `DELETE FROM area WHERE id = 'SCZ-01'`],
    [
      'made-up motive',
      `INSERT INTO motive (id, name, causes, needsNote, position) VALUES ('falso', 'Falso', '[]', 0, 9)`,
    ],
    ['renamed request', `UPDATE service_request SET id = 'S-9'`],
  ])('a %s missing or too many at the branch is put right', async (_what, statement) => {
    const before = await records();
    await damageBranch(statement);
    expect(await compare()).toBeGreaterThan(0);
    expect(await records()).toEqual(before);
  });

  test('a request put right is found by its words again, and the case’s list entry says what its log says', async () => {
    await damageBranch('DELETE FROM service_request');
    await damageBranch(`UPDATE case_event SET body = replace(body, 'Asesora', 'Impostora') WHERE seq = 2`);
    await compare();
    expect(await comparisons()).toEqual({ request: 1, 'case-event': 1 });
    expect(await one.store.searchRequests('quispe', 5)).toHaveLength(1);
    expect((await one.store.getCase(caseId))?.summary.status).toBe('annulled');
    expect((await one.store.getCase(caseId))?.events).toHaveLength(6);
  });

  test.each([
    ['altered', `UPDATE case_event SET body = replace(body, 'Asesora', 'Impostora') WHERE seq = 2`],
    [
      'altered with another hash',
      `UPDATE case_event SET body = replace(body, 'Asesora', 'Impostora'), hash = '${'a'.repeat(64)}' WHERE seq = 2`,
    ],
    ['deleted', 'DELETE FROM case_event WHERE seq = 3'],
    ['deleted with its whole case', 'DELETE FROM case_event'],
    ['left out of the feed', `DELETE FROM feed WHERE kind = 'case-event'`],
  ])('a case event %s at the central office is restored from the branch’s copy', async (_what, statement) => {
    const before = await records();
    await damage(office, statement);
    expect(await verifyStore(office.central.store.read)).not.toMatchObject({ findings: [] });
    expect(await compare()).toBeGreaterThan(0);
    expect((await repairs()).central).toBeGreaterThan(0);
    expect(await records()).toEqual(before);
    expect(await verifyStore(office.central.store.read)).toMatchObject({ events: 6, findings: [] });
  });

  test.each(['request', 'order', 'customer', 'user'])(
    'a %s that fell out of the feed is handed out again, and not taken from the branch',
    async (kind) => {
      const before = await records();
      await damage(office, `DELETE FROM feed WHERE kind = '${kind}'`);
      await compare();
      expect(await records()).toEqual(before);
      const fed = await office.central.store.read.listFedKeys(kind as 'request', 'LPZ', {
        after: '',
        upTo: null,
        limit: 10,
      });
      expect(fed).not.toEqual([]);
    },
  );

  test('an event that no ledger knows changes nothing at the central office, and stays at the branch', async () => {
    await damage(office, 'DELETE FROM case_event WHERE seq = 5');
    await damage(
      office,
      'DROP TRIGGER IF EXISTS push_result_is_fixed'.concat(
        office.databaseUrl === null ? '' : ' ON push_result',
      ),
    );
    await damage(office, 'DELETE FROM push_result WHERE seq = 6');
    const before = await records();
    await compare();
    expect(await records()).toEqual(before);
    const logs = await office.central.store.read.listSealed([caseId]);
    expect(logs.get(caseId)).toHaveLength(5);
  });

  test('[S16] an emptied central office takes nothing away: it stops and asks', async () => {
    const requests = Array.from({ length: 150 }, (_, index) => ({
      ...recordsOf().requests[0],
      id: `S-${1000 + index}`,
    }));
    await office.central.store.importTarget.upsert(
      importBatch({ requests: requests as ReturnType<typeof recordsOf>['requests'] }),
    );
    await one.sync.syncNow();
    const before = await records();
    for (const table of ['feed', 'work_order', 'service_request'])
      await damage(office, `DELETE FROM ${table}`);
    await one.store.transaction((writer) => writer.setDeviceState({ digestDueAt: null }));
    for (let slices = 0; slices < 20; slices += 1) await one.sync.syncNow();
    expect(await one.sync.line()).toMatchObject({ state: 'stopped', problem: 'server-replaced' });
    const kept = (await records()).flat().filter(({ kind }) => kind === 'request');
    expect(kept).toEqual(before.flat().filter(({ kind }) => kind === 'request'));
  });

  test('what waits to be sent is not touched, and goes out afterwards', async () => {
    const facts = caseFacts();
    one.line.faults = { ...one.line.faults, dropped: 1 };
    const local = localCase(one.store, facts, startOfTests);
    for (const command of annulment('LPZ-01-01-000002', facts).slice(0, 1)) await local.run(command);
    one.line.faults = { ...one.line.faults, dropped: 0 };
    expect(await compare()).toBe(0);
    expect(await one.sync.line()).toMatchObject({ pending: 0 });
    expect((await one.store.getCase(local.caseId))?.events).toHaveLength(1);
  });
});
