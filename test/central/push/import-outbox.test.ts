import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importOutbox } from '../../../main/central/push/import-outbox.ts';
import { noFaults } from '../../sync/support/faulty-line.ts';
import { type Office, startOffice, work } from '../../sync/support/office.ts';
import type { RealWorkstation } from '../../sync/support/real-workstation.ts';

let office: Office;
let one: RealWorkstation;

beforeEach(async () => {
  office = await startOffice(6);
  one = await office.enrolled('one');
});
afterEach(() => office.close());

async function revoke(): Promise<void> {
  const { deviceId } = await one.store.getDeviceState();
  const { central, now } = office.central;
  await central.store.transaction((writer) => writer.revokeDevice(deviceId ?? '', now()));
}

async function exported(): Promise<string> {
  const file = await one.sync.exportOutbox();
  if (file === null) throw new Error('There is nothing to export');
  return file.text;
}

function importText(text: string) {
  return importOutbox(office.central.central.store, text, office.central.now());
}

async function counts(text: string) {
  const imported = await importText(text);
  if (!imported.ok) return imported.error;
  const { operations, stopped } = imported.value;
  const applied = operations.filter(({ outcome }) => outcome.status === 'applied').length;
  return {
    all: operations.length,
    applied,
    known: operations.filter(({ isKnown }) => isKnown).length,
    stopped,
  };
}

describe('the outbox of a revoked device', () => {
  test('[S12] [Y17] is frozen and whole, and is taken in once by its file', async () => {
    const sent = await work(one, 1);
    await one.sync.syncNow();
    const kept = await work(one, 2);
    await revoke();
    await one.sync.syncNow();
    expect(await one.sync.line()).toMatchObject({ state: 'stopped', problem: 'device-revoked', pending: 6 });
    expect(await office.accepted([sent.caseId, kept.caseId])).toEqual([6, 0]);

    const text = await exported();
    expect(await counts(text)).toEqual({ all: 6, applied: 6, known: 0, stopped: null });
    expect(await office.accepted([sent.caseId, kept.caseId])).toEqual([6, 6]);
    expect(await counts(text)).toEqual({ all: 6, applied: 6, known: 6, stopped: null });
    expect(await office.accepted([kept.caseId])).toEqual([6]);
    // To export and to import changes nothing at the workstation.
    expect(await one.sync.line()).toMatchObject({ pending: 6 });
  });

  test('[S12] [Y17] revoked in the middle of a batch: what was taken stays, the rest comes by the file', async () => {
    await work(one, 1);
    const rows = await one.store.listOutbox(100);
    one.line.faults = { ...noFaults, answerLost: 1 };
    await one.sync.syncNow();
    one.line.faults = noFaults;
    const later = await work(one, 2, 3);
    await revoke();
    await one.sync.syncNow();
    expect(await one.sync.line()).toMatchObject({ state: 'stopped', pending: rows.length + 3 });
    expect(await counts(await exported())).toEqual({ all: 9, applied: 9, known: 6, stopped: null });
    expect(await office.accepted([later.caseId])).toEqual([3]);
  });

  test('[S12] nothing that it sends later has an effect, also signed before it was revoked', async () => {
    const local = await work(one, 1);
    // Signed now, and sent when it is too late.
    const late: (() => Promise<Response>)[] = [];
    one.line.hold((send) => void late.push(send));
    await one.sync.syncNow();
    await revoke();
    one.line.hold(null);
    expect(late).toHaveLength(1);
    expect((await late[0]?.())?.status).toBe(403);
    await one.sync.syncNow();
    expect(await office.accepted([local.caseId])).toEqual([0]);
    expect(await one.sync.line()).toMatchObject({ problem: 'device-revoked', pending: 6 });
  });

  test('[Y17] goes through the same judgement: what another case holds is told with who was first', async () => {
    await work(one, 1);
    const two = await office.enrolled('two');
    await work(two, 1);
    await two.sync.syncNow();
    await revoke();
    const imported = await importText(await exported());
    if (!imported.ok) throw new Error(imported.error);
    expect(imported.value.operations[0]?.outcome).toMatchObject({
      status: 'conflict',
      winner: { caseNumber: 'two-1' },
    });
  });
});

describe('a file', () => {
  test('[Y17] [S11] of a copy, whose numbers hold other operations here, is taken in an epoch of its own, once', async () => {
    await office.closeOne(one);
    await cp(join(office.folder, 'one'), join(office.folder, 'two'), { recursive: true });
    one = await office.open('one');
    const two = await office.open('two');
    await work(two, 2);
    await two.sync.syncNow();
    one.line.faults = { ...noFaults, dropped: 1 };
    const kept = await work(one, 1);
    const text = await exported();
    expect(await counts(text)).toEqual({ all: 6, applied: 6, known: 0, stopped: null });
    expect(await counts(text)).toEqual({ all: 6, applied: 6, known: 6, stopped: null });
    expect(await office.accepted([kept.caseId])).toEqual([6]);
  });

  test('[Y17] of a workstation that is only offline is taken too, and its own push is answered the same later', async () => {
    one.line.faults = { ...noFaults, dropped: 1 };
    const local = await work(one, 1);
    expect(await counts(await exported())).toMatchObject({ all: 6, applied: 6 });
    one.line.faults = noFaults;
    await one.sync.syncNow();
    expect(await one.sync.line()).toMatchObject({ state: 'online', pending: 0, attention: 0 });
    expect(await office.accepted([local.caseId])).toEqual([6]);
  });

  test('[Y17] that was altered, was signed by somebody else, or is none is not taken', async () => {
    await work(one, 1);
    const text = await exported();
    expect(await counts('no file')).toBe('unreadable');
    expect(await counts(text.slice(0, 500))).toBe('unreadable');
    expect(await counts(text.replace('LPZ-01-01', 'LPZ-01-02'))).toBe('altered');
    const two = await office.enrolled('two');
    await work(two, 2);
    const other = JSON.parse((await two.sync.exportOutbox())?.text ?? '{}');
    const forged = { ...JSON.parse(text), signature: other.signature };
    expect(await counts(JSON.stringify(forged))).toBe('not-signed');
    expect(await counts(text)).toMatchObject({ applied: 6 });
  });

  test('[Y17] whose earlier operations are nowhere stops there and says so', async () => {
    await work(one, 1);
    const early = await exported();
    const missing = JSON.parse(early);
    expect(missing.content.rows).toHaveLength(6);
    await one.store.transaction((writer) =>
      writer.recordOutcomes(
        missing.content.epoch,
        [{ seq: 1, outcome: { status: 'applied' } }],
        office.central.now(),
      ),
    );
    expect(await counts(await exported())).toEqual({ all: 0, applied: 0, known: 0, stopped: 'gap' });
  });
});
