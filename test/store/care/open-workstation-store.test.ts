import { copyFile, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import { readDeviceCopy } from '../../../main/store/care/device-copy.ts';
import { openWorkstationStore } from '../../../main/store/care/open-workstation-store.ts';
import { writeOrder } from '../../../main/store/care/repair-order.ts';
import { caseEvents, fullAnnulment } from '../support/case-events.ts';
import {
  logger,
  onTheSide,
  openStore,
  type TemporaryFolder,
  temporaryFolder,
} from '../support/temporary-store.ts';
import { enrolment, openCared, writeCase } from '../support/workstation-store.ts';

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const journalFile = () => join(folder.path, 'outbox-journal', 'journal.jsonl');

/** An enrolled workstation with a number given out and two cases that wait. */
async function worked() {
  const one = await openCared(folder);
  await one.store.transaction((writer) => writer.setDeviceState(enrolment));
  await one.store.transaction(async (writer) => {
    await writer.nextNumber('case');
    await writer.nextNumber('case');
  });
  await writeCase(one, 1);
  await one.store.transaction((writer) => writer.nextNumber('case'));
  await writeCase(one, 2);
  const rows = await one.store.listOutbox(100);
  return { ...one, rows };
}

const sent = (rows: Awaited<ReturnType<typeof worked>>['rows']) =>
  rows.map(({ epoch, seq, opId, body, sha256 }) => ({ epoch, seq, opId, body, sha256 }));

describe('a damaged or lost database', () => {
  const damages: Readonly<Record<string, () => Promise<void>>> = {
    'that is no database any more': () => writeFile(folder.file(), 'no database. '.repeat(4000)),
    'that was cut short': () => truncate(folder.file(), 20_000),
    'that is empty': () => truncate(folder.file(), 0),
    'that is gone': () => rm(folder.file()),
  };
  test.each(Object.entries(damages))(
    '[S7] [Y32] %s is begun anew, with all that was not sent',
    async (_, damage) => {
      const { store, rows } = await worked();
      await store.close();
      await damage();
      const again = await openCared(folder);
      expect(again.repair).toMatchObject({ kind: 'rebuilt' });
      expect(sent(await again.store.listOutbox(100))).toEqual(sent(rows));
      const state = await again.store.getDeviceState();
      expect(state).toMatchObject({ ...enrolment, firstSyncDone: false, pullCursor: null });
      expect(state.epoch).not.toBe(rows[0]?.epoch);
      await again.store.close();
      const third = await openCared(folder);
      expect(third.repair).toBeNull();
      expect(sent(await third.store.listOutbox(100))).toEqual(sent(rows));
      await third.store.close();
    },
  );

  test('[S7] [Y32] stays in quarantine as it was found', async () => {
    const { store } = await worked();
    await store.close();
    const text = 'no database. '.repeat(4000);
    await writeFile(folder.file(), text);
    const { store: rebuilt, repair } = await openCared(folder);
    await rebuilt.close();
    expect(repair?.why).toBe('damaged');
    expect(await readFile(join(repair?.quarantine ?? '', 'branch.sqlite'), 'utf8')).toBe(text);
  });

  test('[S7] [Y33] gives no number twice', async () => {
    const { store } = await worked();
    await store.transaction(async (writer) => {
      expect(await writer.nextNumber('case')).toBe(4);
      for (const event of caseEvents(fullAnnulment, { number: 3 }).slice(0, 1))
        await writer.appendEvent(event);
    });
    await store.close();
    await rm(folder.file());
    const again = await openCared(folder);
    expect(await again.store.transaction((writer) => writer.nextNumber('case'))).toBe(5);
    await again.store.close();
  });

  test('[S7] offers a backup first, and takes everything anew when that is damaged too', async () => {
    const { store, rows } = await worked();
    await store.close();
    await writeFile(folder.file(), 'no database. '.repeat(4000));
    const backups = join(folder.path, 'backups');
    await mkdir(backups);
    await writeFile(join(backups, 'copy.sqlite'), 'no database either. '.repeat(4000));
    const again = await openCared(folder, { chooseBackup: async () => 'copy.sqlite' });
    expect(again.repair?.kind).toBe('rebuilt');
    expect(sent(await again.store.listOutbox(100))).toEqual(sent(rows));
    expect(await readdir(join(folder.path, 'quarantine'))).not.toHaveLength(0);
    await again.store.close();
  });
});

describe('a database that was set back', () => {
  test('[S11] [Y34] has what came after put back under its old numbers, and goes on under an epoch of its own', async () => {
    const one = await openCared(folder);
    await one.store.transaction((writer) => writer.setDeviceState(enrolment));
    await writeCase(one, 1);
    await one.store.close();
    await copyFile(folder.file(), folder.file('kept.sqlite'));
    const two = await openCared(folder);
    await writeCase(two, 2);
    const rows = await two.store.listOutbox(100);
    await two.store.close();
    await copyFile(folder.file('kept.sqlite'), folder.file());

    const back = await openCared(folder);
    expect(back.repair).toBeNull();
    expect(sent(await back.store.listOutbox(100))).toEqual(sent(rows));
    await writeCase(back, 3);
    const after = await back.store.listOutbox(100);
    expect(sent(after.slice(0, rows.length))).toEqual(sent(rows));
    expect(after.slice(rows.length).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(new Set(after.map(({ epoch }) => epoch)).size).toBe(2);
    await back.store.close();
  });

  test('[S7] [Y34] that lost its -wal has everything again', async () => {
    const { store, rows } = await worked();
    // Copied while it is open: closing would bring the -wal in.
    await copyFile(folder.file(), folder.file('main-part.sqlite'));
    await store.close();
    await copyFile(folder.file('main-part.sqlite'), folder.file());
    const again = await openCared(folder);
    expect(sent(await again.store.listOutbox(100))).toEqual(sent(rows));
    expect(await again.store.getDeviceState()).toMatchObject({ deviceId: enrolment.deviceId });
    await again.store.close();
  });

  test('[Y34] rows behind a damaged line of the journal begin a chain of their own', async () => {
    const { store, rows } = await worked();
    await store.close();
    const lines = (await readFile(journalFile(), 'utf8')).split('\n');
    const damaged = lines.findIndex((each) => each.includes(rows[1]?.opId ?? 'none'));
    lines[damaged] = lines[damaged]?.replace('{', '[') ?? '';
    await writeFile(journalFile(), lines.join('\n'));
    await rm(folder.file());
    const again = await openCared(folder);
    const found = await again.store.listOutbox(100);
    expect(found.map(({ opId }) => opId)).toEqual([rows[0], rows[2], rows[3]].map((row) => row?.opId));
    expect(found[0]).toMatchObject({ epoch: rows[0]?.epoch, seq: 1 });
    expect(found.slice(1).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(found[1]?.epoch).not.toBe(rows[0]?.epoch);
    await again.store.close();
  });
});

describe('what stands beside the database', () => {
  test('[Y31] holds what waited before there was a journal', async () => {
    const before = await openStore(folder.file());
    await before.transaction((writer) => writer.setDeviceState(enrolment));
    await writeCase({ store: before }, 1);
    const rows = await before.listOutbox(100);
    await before.close();
    await (await openCared(folder)).store.close();
    await rm(folder.file());
    const again = await openCared(folder);
    expect(sent(await again.store.listOutbox(100))).toEqual(sent(rows));
    await again.store.close();
  });

  test('[Y31] is emptied once all of it was acknowledged, and keeps the numbers given out', async () => {
    const one = await openCared(folder, { mostJournal: 0 });
    await one.store.transaction((writer) => writer.setDeviceState(enrolment));
    await one.store.transaction((writer) => writer.nextNumber('case'));
    await writeCase(one, 1);
    const [first, second] = await one.store.listOutbox(100);
    const applied = { status: 'applied' } as const;
    const at = '2026-11-24T12:00:00.000Z';
    const answer = (seq: number) =>
      one.store.transaction((writer) =>
        writer.recordOutcomes(first?.epoch ?? '', [{ seq, outcome: applied }], at),
      );
    await answer(1);
    expect(await readFile(journalFile(), 'utf8')).toContain(second?.opId);
    await answer(2);
    const emptied = await readFile(journalFile(), 'utf8');
    expect(emptied).not.toContain(second?.opId);
    expect(emptied).toContain('"case":1');
    await one.store.close();
  });

  test('[Y33] says who the device is as soon as it is enrolled', async () => {
    const { store } = await openCared(folder);
    await store.transaction((writer) => writer.setDeviceState(enrolment));
    const { firstSyncDone: _, ...identity } = enrolment;
    expect(await readDeviceCopy(join(folder.path, 'device.json'))).toMatchObject(identity);
    await store.close();
  });

  test('[Y35] without a place for it, the start is refused as it is for the database', async () => {
    await writeFile(join(folder.path, 'outbox-journal'), 'a file where the folder belongs');
    const options = { folder: folder.path, file: folder.file(), logger, newId, sha256 };
    expect(await openWorkstationStore({ ...options, now: () => '2026-11-24T14:30:00.000Z' })).toEqual({
      ok: false,
      error: 'unwritable',
    });
  });

  test('[Y32] orders a repair that is carried out once', async () => {
    const { store, rows, files } = await worked();
    await store.close();
    await writeOrder(files.order, { action: 'rebuild' });
    const again = await openCared(folder);
    expect(again.repair).toMatchObject({ kind: 'rebuilt', why: 'ordered' });
    expect(sent(await again.store.listOutbox(100))).toEqual(sent(rows));
    await again.store.close();
    const third = await openCared(folder);
    expect(third.repair).toBeNull();
    await third.store.close();
    const kept = join(again.repair?.quarantine ?? '', 'branch.sqlite');
    expect(await onTheSide(kept, 'SELECT count(*) AS n FROM outbox')).toEqual([{ n: 4 }]);
  });
});
