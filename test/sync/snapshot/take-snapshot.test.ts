import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { purgeTombstones, tombstoneDays } from '../../../main/central/feed/purge-tombstones.ts';
import { importBatch } from '../../../main/central/import/records.ts';
import type { ServiceRequest } from '../../../shared/domain/requests.ts';
import { caseFacts } from '../../builders/case-facts.ts';
import { damage } from '../../central/support/damage.ts';
import {
  recordsOf,
  startCentral,
  startOfTests,
  type TestCentral,
} from '../../central/support/start-central.ts';
import { onTheSide } from '../../store/support/temporary-store.ts';
import { noFaults } from '../support/faulty-line.ts';
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

beforeEach(async () => {
  office = await startCentral();
  const url = await office.central.listen(0);
  await office.central.store.importTarget.upsert(importBatch({ requests: requests(40) }));
  folder = await mkdtemp(join(tmpdir(), 'reversa-snapshot-'));
  one = await openWorkstation(folder);
  await enrolWith(one, office, url, 'LPZ-01');
});

afterEach(async () => {
  await one.close();
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

function requests(count: number, regional = 'LPZ'): ServiceRequest[] {
  const [request] = recordsOf().requests;
  if (request === undefined) throw new Error('No request');
  return Array.from({ length: count }, (_, index) => ({ ...request, id: `S-${100 + index}`, regional }));
}

const dayAfter = (days: number) => new Date(Date.parse(startOfTests) + days * 86_400_000).toISOString();
const heldRequests = async () =>
  (await one.store.listRecords('request', '', null, 1000)).map(({ key }) => key);

/** The branch is away while these requests leave its regional and their tombstones end. */
async function awayFor(leaving: readonly ServiceRequest[], days = tombstoneDays): Promise<void> {
  one.line.faults = { ...noFaults, dropped: 1 };
  const gone = leaving.map((each) => ({ ...each, regional: 'SCZ' }));
  await office.central.store.importTarget.upsert(importBatch({ requests: gone }));
  await purgeTombstones(office.central.store, office.now());
  office.setNow(dayAfter(days));
  await purgeTombstones(office.central.store, office.now());
  one.line.faults = noFaults;
}

async function settle(): Promise<void> {
  for (let times = 0; times < 4; times += 1) await one.sync.syncNow();
}

describe('[Y24] a device that was away for longer than tombstones are kept', () => {
  test('pulls everything from the start and lets go of what did not come', async () => {
    await awayFor(requests(40).slice(0, 15));
    await settle();
    const held = await heldRequests();
    expect(held).not.toContain('S-100');
    expect(held).toHaveLength(26);
    expect(await one.sync.line()).toMatchObject({ state: 'online', problem: null });
    expect(await one.store.getDeviceState()).toMatchObject({ snapshotAt: null });
    expect(await onTheSide(join(folder, 'reversa.sqlite'), 'SELECT * FROM snapshot_seen')).toEqual([]);
  });

  test('takes none when its cursor is young enough', async () => {
    await awayFor(requests(40).slice(0, 15), tombstoneDays - 1);
    await settle();
    expect(await heldRequests()).toHaveLength(26);
    expect((await one.store.getDeviceState()).digestDueAt).not.toBeNull();
  });

  test('keeps what an operation that waits is about, and sends it', async () => {
    const facts = caseFacts();
    one.line.faults = { ...noFaults, dropped: 1 };
    const local = localCase(one.store, facts, startOfTests);
    for (const command of annulment('LPZ-01-01-000001', facts)) await local.run(command);
    // Nothing but the holder came of a snapshot: the request waits for its case's operations all the same.
    const unseen = await one.store.transaction(async (writer) => {
      await writer.beginSnapshot();
      await writer.noteSeen(
        (await writer.listRecords('request', '', null, 1000)).filter(
          ({ key }) => key !== 'S-1' && key !== 'S-100',
        ),
      );
      return writer.listUnseen(1000);
    });
    const keys = unseen.map(({ key }) => key);
    expect(keys).toContain('S-100');
    expect(keys).not.toContain('S-1');
    expect(keys).not.toContain('C-1');
    one.line.faults = noFaults;
    await settle();
    expect(await one.sync.line()).toMatchObject({ pending: 0 });
  });

  test('goes on where it was interrupted, also over a restart', async () => {
    await awayFor(requests(40).slice(0, 15));
    const { pullCursor } = await one.store.getDeviceState();
    await one.store.transaction(async (writer) => {
      await writer.beginSnapshot();
      await writer.setDeviceState({ pullCursor: null, snapshotAt: office.now() });
    });
    one.line.faults = { ...noFaults, answerLost: 1 };
    await one.sync.syncNow();
    await one.close();
    one = await openWorkstation(folder);
    await settle();
    expect(await heldRequests()).toHaveLength(26);
    expect(await one.store.getDeviceState()).toMatchObject({ snapshotAt: null });
    expect((await one.store.getDeviceState()).pullCursor).not.toBe(pullCursor);
  });

  test('[S16] lets go of nothing when most would go: it stops and asks', async () => {
    await office.central.store.importTarget.upsert(importBatch({ requests: requests(150) }));
    await one.sync.syncNow();
    const before = await heldRequests();
    expect(before).toHaveLength(151);
    await awayFor(requests(140));
    await settle();
    expect(await one.sync.line()).toMatchObject({ state: 'stopped', problem: 'server-replaced' });
    expect(await heldRequests()).toEqual(before);
  });

  test('keeps its cases, and gives the central office back those that it no longer hands out', async () => {
    const facts = caseFacts();
    const local = localCase(one.store, facts, startOfTests);
    for (const command of annulment('LPZ-01-01-000001', facts)) await local.run(command);
    await one.sync.syncNow();
    await damage(office, `DELETE FROM feed WHERE kind = 'case-event'`);
    await awayFor(requests(40).slice(0, 1));
    for (let times = 0; times < 20; times += 1) await one.sync.syncNow();
    expect((await one.store.getCase(local.caseId))?.events).toHaveLength(6);
    const fed = await office.central.store.read.listFedKeys('case-event', 'LPZ', {
      after: '',
      upTo: null,
      limit: 10,
    });
    expect(fed).toHaveLength(6);
  });
});
