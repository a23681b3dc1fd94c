import { copyFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeBackup } from '../../main/store/care/backups.ts';
import { writeOrder } from '../../main/store/care/repair-order.ts';
import { caseFacts } from '../builders/case-facts.ts';
import {
  baseRecords,
  startCentral,
  startOfTests,
  type TestCentral,
} from '../central/support/start-central.ts';
import { noFaults } from './support/faulty-line.ts';
import {
  annulment,
  enrolWith,
  localCase,
  openWorkstation,
  type RealWorkstation,
} from './support/real-workstation.ts';

let office: TestCentral;
let folder: string;
let one: RealWorkstation;
let requests: number;

/** Requests of their own, so that no case stands in another one's way. */
const record = (number: number) => ({ ...caseFacts().request, id: `S-${number}`, payments: [] });

beforeEach(async () => {
  requests = 0;
  office = await startCentral(
    baseRecords({ requests: Array.from({ length: 9 }, (_, index) => record(index + 1)) }),
  );
  const url = await office.central.listen(0);
  folder = await mkdtemp(join(tmpdir(), 'reversa-branch-'));
  one = await openWorkstation(folder);
  await enrolWith(one, office, url, 'LPZ-01');
});
afterEach(async () => {
  await one.close();
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

const database = () => join(folder, 'reversa.sqlite');
const isOffline = (offline: boolean) => {
  one.line.faults = offline ? { ...noFaults, dropped: 1 } : noFaults;
};

/** Begins a case with the next number, and goes `steps` on. */
async function begin(steps = 1): Promise<string> {
  requests += 1;
  const facts = caseFacts({ request: { ...caseFacts().request, id: `S-${requests}` } });
  const { deviceCode } = await one.store.getDeviceState();
  const number = await one.store.transaction((writer) => writer.nextNumber('case'));
  const local = localCase(one.store, facts, startOfTests);
  const commands = annulment(`${deviceCode}-${String(number).padStart(6, '0')}`, facts);
  for (const command of commands.slice(0, steps)) await local.run(command);
  return local.caseId;
}

/** Closes it, lets something happen to its files, and opens it again with the line there. */
async function afterwards(what: () => Promise<unknown>): Promise<void> {
  await one.close();
  await what();
  one = await openWorkstation(folder);
  await one.sync.syncNow();
}

const statesOf = async (caseId: string) =>
  (await one.store.getCase(caseId))?.events.map(({ status }) => status);

/** What the central office has accepted of a case, by a workstation that has never seen it. */
async function atCentral(caseIds: readonly string[]): Promise<readonly number[]> {
  const other = await openWorkstation(join(folder, 'other'));
  try {
    await enrolWith(other, office, (await one.store.getDeviceState()).centralUrl ?? '', 'LPZ-02');
    const found = await Promise.all(caseIds.map((caseId) => other.store.getCase(caseId)));
    return found.map((each) => each?.events.length ?? 0);
  } finally {
    await other.close();
  }
}

describe('a workstation whose database is damaged', () => {
  test.each([
    ['overwritten', () => writeFile(database(), 'no database. '.repeat(4000))],
    ['emptied', () => truncate(database(), 0)],
    ['removed', () => rm(database())],
  ])(
    '[S7] [Y32] %s: pulls what was sent, sends what was not, and gives no number twice',
    async (_, damage) => {
      const sent = await begin(3);
      await one.sync.syncNow();
      isOffline(true);
      const unsent = await begin(2);
      await afterwards(damage);
      expect(one.repair?.kind).toBe('rebuilt');
      expect(await one.sync.line()).toMatchObject({ state: 'online', problem: null, pending: 0 });
      expect(await statesOf(sent)).toEqual(Array(3).fill('accepted'));
      expect(await statesOf(unsent)).toEqual(Array(2).fill('accepted'));
      const later = await begin(1);
      await one.sync.syncNow();
      expect(await one.sync.line()).toMatchObject({ problem: null, pending: 0 });
      const numbers = await Promise.all([sent, unsent, later].map((caseId) => one.store.getCase(caseId)));
      expect(numbers.map((each) => each?.summary.caseNumber.slice(-6))).toEqual([
        '000001',
        '000002',
        '000003',
      ]);
      expect(await atCentral([sent, unsent, later])).toEqual([3, 2, 1]);
    },
  );

  test('[S7] [Y33] without its journal too: learns its numbers from what it pulls', async () => {
    const sent = await begin(3);
    await one.sync.syncNow();
    await afterwards(async () => {
      await rm(database());
      await rm(join(folder, 'outbox-journal'), { recursive: true });
    });
    expect(await statesOf(sent)).toEqual(Array(3).fill('accepted'));
    const later = await begin(1);
    expect((await one.store.getCase(later))?.summary.caseNumber).toMatch(/-000002$/);
  });
});

describe('a workstation whose database was set back', () => {
  test('[S11] [Y34] [Y36] at any number, and written on: all operations arrive, none is overwritten', async () => {
    const first = await begin(2);
    await one.sync.syncNow();
    isOffline(true);
    const waitedThen = await begin(1);
    const now = '2026-11-24T14:30:00.000Z';
    await makeBackup(database(), join(folder, 'backups'), now);
    const unsent = await begin(3);
    isOffline(false);
    await one.sync.syncNow();
    isOffline(true);
    const never = await begin(2);
    const order = { action: 'restore', backup: 'reversa-2026-11-24T1030.sqlite' } as const;
    await afterwards(() => writeOrder(join(folder, 'repair.json'), order));
    expect(one.repair).toMatchObject({ kind: 'restored' });
    const later = await begin(2);
    await one.sync.syncNow();
    expect(await one.sync.line()).toMatchObject({ state: 'online', problem: null, pending: 0, attention: 0 });
    const all = [first, waitedThen, unsent, never, later];
    for (const caseId of all) expect(new Set(await statesOf(caseId))).toEqual(new Set(['accepted']));
    expect(await atCentral(all)).toEqual([2, 1, 3, 2, 2]);
  });

  test('[S11] [Y34] by hand, twice over: what each run wrote arrives', async () => {
    await begin(1);
    await one.sync.syncNow();
    await one.close();
    await copyFile(database(), `${database()}.kept`);
    one = await openWorkstation(folder);
    const written: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      isOffline(round % 2 === 0);
      written.push(await begin(2));
      await one.sync.syncNow();
      await afterwards(() => copyFile(`${database()}.kept`, database()));
    }
    expect(await one.sync.line()).toMatchObject({ state: 'online', problem: null, pending: 0 });
    expect(await atCentral(written)).toEqual([2, 2, 2]);
  });
});
