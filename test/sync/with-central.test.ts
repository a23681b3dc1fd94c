import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caseFacts, counterAdvisor } from '../builders/case-facts.ts';
import { startCentral, startOfTests, type TestCentral } from '../central/support/start-central.ts';
import { noFaults } from './support/faulty-line.ts';
import {
  annulment,
  enrolWith,
  localCase,
  openWorkstation,
  type RealWorkstation,
} from './support/real-workstation.ts';

let office: TestCentral;
let url: string;
let folder: string;
const opened: RealWorkstation[] = [];

beforeEach(async () => {
  office = await startCentral();
  url = await office.central.listen(0);
  folder = await mkdtemp(join(tmpdir(), 'reversa-branch-'));
});

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(name: string): Promise<RealWorkstation> {
  const one = await openWorkstation(join(folder, name));
  opened.push(one);
  return one;
}

async function enrolled(name: string, areaId = 'LPZ-01'): Promise<RealWorkstation> {
  const one = await open(name);
  await enrolWith(one, office, url, areaId);
  return one;
}

async function close(one: RealWorkstation): Promise<void> {
  opened.splice(opened.indexOf(one), 1);
  await one.close();
}

async function annul(one: RealWorkstation, caseNumber: string, actor = counterAdvisor()): Promise<string> {
  const facts = caseFacts();
  const local = localCase(one.store, facts, startOfTests, actor);
  for (const command of annulment(caseNumber, facts)) await local.run(command);
  return local.caseId;
}

const second = counterAdvisor({
  userId: 'u-2',
  name: 'Segundo asesor de prueba',
  areaId: 'LPZ-02',
  areaName: 'Segunda sucursal de prueba',
});

describe('a branch and its central office', () => {
  test('[Y11] [Y6] enrolment brings what the branch works with', async () => {
    const one = await enrolled('one');
    expect(await one.store.findUser('u-1')).toMatchObject({ role: 'counter-advisor' });
    expect(await one.store.getRequest('S-1')).toMatchObject({
      request: { id: 'S-1' },
      customer: { id: 'C-1' },
    });
    expect(await one.store.listMotives()).toHaveLength(1);
    expect(await one.store.getDeviceState()).toMatchObject({ firstSyncDone: true, centralUrl: url });
    expect(await one.sync.line()).toMatchObject({ state: 'online', pending: 0 });
  });

  test('[S4] what was done without a line arrives by itself when it is back, and another workstation gets it', async () => {
    const one = await enrolled('one');
    const two = await enrolled('two', 'LPZ-02');
    one.line.faults = { ...noFaults, dropped: 1 };
    const caseId = await annul(one, 'LPZ-01-01-000001');
    one.sync.wake();
    await one.sync.settled();
    expect(await one.sync.line()).toMatchObject({ state: 'offline', pending: 6 });
    expect((await one.store.getCase(caseId))?.events.map((each) => each.status)).toEqual(
      Array(6).fill('pending'),
    );

    one.line.faults = noFaults;
    one.timers.fire();
    await one.sync.settled();
    expect(await one.sync.line()).toMatchObject({ state: 'online', pending: 0, attention: 0 });
    const sent = await one.store.getCase(caseId);
    expect(sent?.events.map((each) => each.status)).toEqual(Array(6).fill('accepted'));

    two.timers.fire();
    await two.sync.settled();
    const arrived = await two.store.getCase(caseId);
    expect(arrived?.events.map((each) => each.hash)).toEqual(sent?.events.map((each) => each.hash));
    expect(two.changes).toContain('cases');
  });

  test('[Y5] [S2] a lost answer means the same push again, with one effect', async () => {
    const one = await enrolled('one');
    const caseId = await annul(one, 'LPZ-01-01-000001');
    one.line.faults = { ...noFaults, answerLost: 1 };
    await one.sync.syncNow();
    await one.sync.syncNow();
    expect(await one.sync.line()).toMatchObject({ state: 'offline', pending: 6 });
    one.line.faults = { ...noFaults, duplicated: 1 };
    await one.sync.syncNow();
    expect(await one.sync.line()).toMatchObject({ state: 'online', pending: 0, attention: 0 });
    expect((await one.store.getCase(caseId))?.events).toHaveLength(6);
  });

  test('[S3] [S8] the second annulment of a request is refused with who won, and nothing else waits for it', async () => {
    const one = await enrolled('one');
    const two = await enrolled('two', 'LPZ-02');
    await annul(one, 'LPZ-01-01-000001');
    const lost = await annul(two, 'LPZ-02-01-000001', second);
    await one.sync.syncNow();
    await two.sync.syncNow();
    expect(await two.sync.line()).toMatchObject({ state: 'online', pending: 0, attention: 1 });
    const problem = (await two.store.getCase(lost))?.problem;
    expect(problem?.winner).toMatchObject({ caseNumber: 'LPZ-01-01-000001', advisor: 'Asesora de prueba' });
    expect(two.changes).toContain('cases');
  });

  test('[S12] a revoked device stops with its outbox as it was', async () => {
    const one = await enrolled('one');
    const { deviceId } = await one.store.getDeviceState();
    await annul(one, 'LPZ-01-01-000001');
    await office.central.store.transaction((writer) => writer.revokeDevice(deviceId ?? '', office.now()));
    await one.sync.syncNow();
    expect(await one.sync.line()).toMatchObject({ state: 'stopped', problem: 'device-revoked', pending: 6 });
  });

  test('[S16] another central office at the same address changes nothing', async () => {
    const one = await enrolled('one');
    const other = await startCentral();
    const port = Number(new URL(url).port);
    await office.central.app.close();
    await other.central.listen(port);
    await one.sync.syncNow();
    expect(await one.sync.line()).toMatchObject({ state: 'stopped', problem: 'server-replaced' });
    expect(await one.store.getRequest('S-1')).not.toBeNull();
    await other.close();
  });
});

describe('a branch that starts again', () => {
  test('[S4] goes on where it was, under the same epoch', async () => {
    const one = await enrolled('one');
    one.line.faults = { ...noFaults, answerLost: 1 };
    await annul(one, 'LPZ-01-01-000001');
    await one.sync.syncNow();
    const before = await one.store.getDeviceState();
    await close(one);
    const again = await open('one');
    expect(await again.sync.line()).toMatchObject({ state: 'online', pending: 0, attention: 0 });
    expect((await again.store.getDeviceState()).epoch).toBe(before.epoch);
  });

  test('[S11] on a database from before its last push: all of it is there again, and new work arrives', async () => {
    const one = await enrolled('one');
    await close(one);
    const file = join(folder, 'one', 'reversa.sqlite');
    await copyFile(file, `${file}.backup`);

    const later = await open('one');
    const caseId = await annul(later, 'LPZ-01-01-000001');
    await later.sync.syncNow();
    const { epoch } = await later.store.getDeviceState();
    await close(later);
    for (const end of ['-wal', '-shm']) await rm(`${file}${end}`, { force: true });
    await copyFile(`${file}.backup`, file);

    const restored = await open('one');
    expect((await restored.store.getDeviceState()).epoch).not.toBe(epoch);
    expect((await restored.store.getCase(caseId))?.events).toHaveLength(6);
    const facts = caseFacts();
    const local = localCase(restored.store, facts, startOfTests);
    for (const command of annulment('LPZ-01-01-000002', facts).slice(0, 1)) await local.run(command);
    await restored.sync.syncNow();
    // Answered, not lost: the request is under annulment by the case of before.
    expect(await restored.sync.line()).toMatchObject({ pending: 0, problem: null, attention: 1 });
    expect((await restored.store.getCase(local.caseId))?.problem?.winner?.caseNumber).toBe(
      'LPZ-01-01-000001',
    );
  });
});
