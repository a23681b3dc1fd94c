import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isStoreFault } from '../../../main/ipc/store-fault.ts';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import type { BranchStore } from '../../../main/store/branch-store.ts';
import { makeBackup } from '../../../main/store/care/backups.ts';
import { decodeLine } from '../../../main/store/journal/journal-line.ts';
import { openOutboxJournal } from '../../../main/store/journal/outbox-journal.ts';
import { branchStore, openBranchDoor } from '../../../main/store/open-branch-store.ts';
import { logger, onTheSide, type TemporaryFolder, temporaryFolder } from '../support/temporary-store.ts';
import { enrolment, openCared, writeCase } from '../support/workstation-store.ts';

/** A disk that can be filled and given room again. */
interface SmallDisk {
  readonly store: BranchStore;
  readonly file: string;
  readonly journal: string;
  readonly isWhole: boolean;
  fill(): Promise<void>;
  /** Before each act: a quota goes with the connection that found it used up. */
  hold(): Promise<void>;
  free(): Promise<void>;
  close(): Promise<void>;
}

let folder: TemporaryFolder;
let disk: SmallDisk;

/** A file system of 6 MB of its own, where this user may have one: database, journal and side files all run out of room. */
async function mounted(place: string): Promise<SmallDisk> {
  const ballast = join(place, 'ballast');
  const { store, files } = await openCared({
    ...folder,
    path: place,
    file: () => join(place, 'branch.sqlite'),
  });
  return {
    store,
    file: files.database,
    journal: files.journal,
    isWhole: true,
    async fill() {
      const file = await open(ballast, 'w');
      for (const size of [65_536, 4_096, 1]) {
        const bytes = Buffer.alloc(size);
        while (
          await file.write(bytes).then(
            ({ bytesWritten }) => bytesWritten === size,
            () => false,
          )
        );
      }
      await file.close();
    },
    hold: async () => {},
    free: () => rm(ballast),
    async close() {
      await store.close();
      spawnSync('umount', [place]);
    },
  };
}

/** Elsewhere SQLite's own quota: the database alone runs out of room. */
async function limited(): Promise<SmallDisk> {
  const [file, journalFile] = [folder.file(), folder.file('outbox-journal/journal.jsonl')];
  const door = await openBranchDoor({ file, logger, newId, sha256 });
  if (!door.ok) throw new Error(door.error);
  const journal = await openOutboxJournal(journalFile);
  const watch = { journal, mostJournal: 1e6, keepIdentity: async () => {}, logger };
  const limit = (pages: number) =>
    door.value.write(async (manager) => void (await manager.query(`PRAGMA max_page_count = ${pages}`)));
  const store = branchStore(door.value, { newId, sha256 }, watch);
  return {
    ...{ store, file, journal: journalFile, isWhole: false },
    async fill() {
      // The free pages within the file are used up first.
      await limit(1);
      for (let number = 5_000; ; number += 1)
        if (
          await writeCase({ store }, number, 1).then(
            () => false,
            () => true,
          )
        )
          return;
    },
    hold: () => limit(1),
    free: () => limit(1_000_000),
    close: () => store.close(),
  };
}

function mountAt(place: string): boolean {
  if (process.getuid?.() !== 0) return false;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', place]).status === 0;
}

/** Tried once: not every machine lets its root mount. */
function mayMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'reversa-mount-'));
  const isMounted = mountAt(place);
  if (isMounted) spawnSync('umount', [place]);
  rmdirSync(place);
  return isMounted;
}

async function openDisk(kind: 'whole' | 'quota'): Promise<SmallDisk> {
  const place = folder.file('small');
  await mkdir(place);
  const opened = kind === 'whole' && mountAt(place) ? await mounted(place) : await limited();
  await opened.store.transaction((writer) => writer.setDeviceState(enrolment));
  return opened;
}

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  await disk.close();
  await folder.remove();
});

const refusals = async (acts: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(acts)).flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));

/** Ids of the events, as a second process finds them in the log, the outbox and the journal. */
async function onDisk(): Promise<readonly (readonly string[])[]> {
  const log = await onTheSide(disk.file, 'SELECT eventId FROM case_event ORDER BY 1');
  const outbox = await onTheSide(disk.file, 'SELECT eventId FROM outbox ORDER BY 1');
  const lines = (await readFile(disk.journal, 'utf8')).split('\n').slice(0, -1).map(decodeLine);
  expect(lines).not.toContain(null);
  const journal = lines.flatMap((line) => line?.rows ?? []).map(({ eventId }) => eventId);
  return [
    log.map(({ eventId }) => String(eventId)),
    outbox.map(({ eventId }) => String(eventId)),
    journal.toSorted(),
  ];
}

describe.each(mayMount() ? (['whole', 'quota'] as const) : (['quota'] as const))(
  'a disk without room, %s',
  (kind) => {
    test('[S6] [Y35] refuses what it cannot hold, half does nothing, and takes everything once there is room', async () => {
      disk = await openDisk(kind);
      for (let number = 1; number <= 20; number += 1) await writeCase(disk, number, 1);
      await disk.fill();
      const refused: unknown[] = [];
      for (let number = 6_000; number < 6_030; number += 1) {
        await disk.hold();
        refused.push(...(await refusals([writeCase(disk, number, 1)])));
      }
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.filter((reason) => !isStoreFault(reason))).toEqual([]);
      if (disk.isWhole)
        expect(await makeBackup(disk.file, join(folder.path, 'small', 'backups'), enrolmentTime)).toEqual({
          ok: false,
          error: 'disk',
        });
      const abort = disk.store.transaction(async () => {
        throw new Error('not allowed');
      });
      expect(await refusals([abort])).toHaveLength(1);

      await disk.free();
      for (let number = 1_001; number <= 1_500; number += 1) await writeCase(disk, number, 1);
      const [log, outbox, journal] = await onDisk();
      expect(outbox).toEqual(log);
      expect(journal).toEqual(log);
      const taken = (await disk.store.listOutbox(10_000)).length;
      expect(log).toHaveLength(taken);
      expect(taken).toBeGreaterThanOrEqual(520);
      const seqs = await onTheSide(disk.file, 'SELECT seq FROM outbox ORDER BY seq');
      expect(seqs.map(({ seq }) => seq)).toEqual(seqs.map((_each, index) => index + 1));
    }, 120_000);
  },
);

const enrolmentTime = '2026-11-24T14:30:00.000Z';
