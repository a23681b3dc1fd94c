import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkCopy, listBackups, makeBackup } from '../../../main/store/care/backups.ts';
import { findDamage } from '../../../main/store/care/find-damage.ts';
import type { WorkstationStore } from '../../../main/store/care/open-workstation-store.ts';
import { createStoreCare, type StoreCare } from '../../../main/store/care/store-care.ts';
import { logger, onTheSide, type TemporaryFolder, temporaryFolder } from '../support/temporary-store.ts';
import { enrolment, openCared, writeCase } from '../support/workstation-store.ts';

let folder: TemporaryFolder;
let one: WorkstationStore;
let now: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  now = '2026-11-24T14:30:00.000Z';
  one = await openCared(folder);
  await one.store.transaction((writer) => writer.setDeviceState(enrolment));
});
afterEach(async () => {
  await one.store.close();
  await folder.remove();
});

const backups = () => join(folder.path, 'backups');
const careOf = (from: WorkstationStore): StoreCare =>
  createStoreCare({ ...from, now: () => now, logger, firstMs: 3_600_000 });
const reopen = async () => {
  await one.store.close();
  one = await openCared(folder);
};
const search = () =>
  findDamage(folder.file(), { journal: one.journal, signal: new AbortController().signal, pauseMs: 0 });

/** Changes one letter of the stored text that holds `where`, in the file itself, as a failing disk would. */
async function flip(where: string): Promise<void> {
  await one.store.close();
  const bytes = await readFile(folder.file());
  const at = bytes.indexOf(where) + 3;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  await writeFile(folder.file(), bytes);
  one = await openCared(folder);
}

describe('backups', () => {
  test('[Y36] hold what was committed, while the database is in use', async () => {
    await writeCase(one, 1);
    const made = await makeBackup(folder.file(), backups(), now);
    expect(made).toMatchObject({ ok: true, value: { name: 'reversa-2026-11-24T1030.sqlite', at: now } });
    const copy = join(backups(), 'reversa-2026-11-24T1030.sqlite');
    expect(await onTheSide(copy, 'SELECT count(*) AS n FROM outbox')).toEqual([{ n: 2 }]);
    expect(await checkCopy(backups(), 'reversa-2026-11-24T1030.sqlite')).toMatchObject({ ok: true });
  });

  test('[Y36] are made once a day, and dropped after fourteen, all but the newest', async () => {
    const care = careOf(one);
    await care.round();
    await care.round();
    expect(await readdir(backups())).toEqual(['reversa-2026-11-24T1030.sqlite']);
    now = '2026-11-25T14:31:00.000Z';
    await care.round();
    expect(await listBackups(backups())).toHaveLength(2);
    now = '2026-12-31T14:31:00.000Z';
    await care.round();
    expect(await readdir(backups())).toEqual(['reversa-2026-12-31T1031.sqlite']);
    await care.stop();
  });

  test('[Y36] [S11] restored: what came after it is there again, under its own numbers', async () => {
    await writeCase(one, 1);
    await makeBackup(folder.file(), backups(), now);
    await writeCase(one, 2);
    const rows = await one.store.listOutbox(100);
    const care = careOf(one);
    expect(await care.orderRestore('reversa-2026-11-24T1030.sqlite')).toEqual({ ok: true, value: null });
    await reopen();
    expect(one.repair).toMatchObject({ kind: 'restored', why: 'ordered' });
    const restored = await one.store.listOutbox(100);
    expect(restored.map(({ opId, seq }) => ({ opId, seq }))).toEqual(
      rows.map(({ opId, seq }) => ({ opId, seq })),
    );
    expect((await one.store.getDeviceState()).epoch).not.toBe(rows[0]?.epoch);
  });

  test('[Y36] of a later version are not put back', async () => {
    await makeBackup(folder.file(), backups(), now);
    const name = 'reversa-2026-11-24T1030.sqlite';
    await onTheSide(
      join(backups(), name),
      `INSERT INTO migrations (timestamp, name) VALUES (2, 'Later2000000000000')`,
    );
    expect(await careOf(one).orderRestore(name)).toEqual({ ok: false, error: 'newer-copy' });
  });

  test('[S6] [Y35] for which there is no place are refused, and leave nothing', async () => {
    await writeFile(backups(), 'a file where the folder belongs');
    expect(await careOf(one).makeBackup()).toEqual({ ok: false, error: 'disk' });
    await writeCase(one, 1);
    expect(await one.store.listOutbox(10)).toHaveLength(2);
  });
});

describe('a letter that fell over', () => {
  test('[S7] [Y35] is found in the background though SQLite does not see it, and repaired at the next start', async () => {
    await writeCase(one, 1);
    const rows = await one.store.listOutbox(100);
    expect(await search()).toBeNull();
    await flip('"customerId"');
    expect(await onTheSide(folder.file(), 'PRAGMA quick_check')).toEqual([{ quick_check: 'ok' }]);
    expect(await search()).toBe('rows');

    const care = careOf(one);
    await care.round();
    expect(care.status()).toMatchObject({ damage: 'rows', repair: null });
    expect(await listBackups(backups())).toEqual([]);
    await care.stop();
    await reopen();
    expect(one.repair).toMatchObject({ kind: 'rebuilt', why: 'ordered' });
    const again = await one.store.listOutbox(100);
    expect(again.map(({ opId, body }) => ({ opId, body }))).toEqual(
      rows.map(({ opId, body }) => ({ opId, body })),
    );
    expect(await search()).toBeNull();
  });
});
