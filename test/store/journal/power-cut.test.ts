import { copyFile, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import { encodeLine, type JournalLine } from '../../../main/store/journal/journal-line.ts';
import { type OutboxJournal, openOutboxJournal } from '../../../main/store/journal/outbox-journal.ts';
import { branchStore, openBranchDoor } from '../../../main/store/open-branch-store.ts';
import { logger, type TemporaryFolder, temporaryFolder } from '../support/temporary-store.ts';
import { enrolment, openCared, writeCase } from '../support/workstation-store.ts';

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await folder.remove();
});

const failure = (code: string) => Object.assign(new Error(code), { code });
const journalFile = () => join(folder.path, 'outbox-journal', 'journal.jsonl');
const kept = (case_: number): JournalLine => ({ rows: [], counters: { case: case_ } });

const opIdsIn = async (journal: Pick<OutboxJournal, 'read'>) =>
  (await journal.read()).flatMap((line) => line?.rows ?? []).map(({ opId }) => opId);

/** The store with a journal whose disk can be made to fail. */
async function openWith(change: (journal: OutboxJournal) => Partial<OutboxJournal>) {
  const door = await openBranchDoor({ file: folder.file(), logger, newId, sha256 });
  if (!door.ok) throw new Error(door.error);
  const journal = await openOutboxJournal(journalFile());
  const watched = { ...journal, ...change(journal) };
  const watch = { journal: watched, mostJournal: 1e6, keepIdentity: async () => {}, logger };
  return { store: branchStore(door.value, { newId, sha256 }, watch), journal };
}

describe('a power cut', () => {
  test.each([
    ['the last line', 1],
    ['every line', Number.POSITIVE_INFINITY],
  ])('[Y31] after the commit that took %s from the journal is made good at the start', async (_, lost) => {
    const { store } = await openCared(folder);
    await store.transaction((writer) => writer.setDeviceState(enrolment));
    await writeCase({ store }, 1);
    await writeCase({ store }, 2);
    const rows = await store.listOutbox(100);
    const wanted = rows.map(({ opId }) => opId);
    await store.close();
    const lines = (await readFile(journalFile(), 'utf8')).split('\n').slice(0, -1);
    const left = lines.slice(0, Math.max(0, lines.length - lost));
    await writeFile(journalFile(), left.map((line) => `${line}\n`).join(''));

    const again = await openCared(folder);
    expect(again.repair).toBeNull();
    expect(await opIdsIn(again.journal)).toEqual(wanted);
    // Nothing was lost, so it is no fork either.
    expect(await again.store.listOutbox(100)).toEqual(rows);
    expect((await again.store.getDeviceState()).epoch).toBe(rows[0]?.epoch);
    await again.store.close();
    await rm(folder.file());
    const rebuilt = await openCared(folder);
    expect((await rebuilt.store.listOutbox(100)).map(({ opId }) => opId)).toEqual(wanted);
    await rebuilt.store.close();
  });

  test('[Y31] finds zeros behind the last line, and takes none of them for a line', async () => {
    const journal = await openOutboxJournal(journalFile());
    await journal.append(kept(1));
    await journal.append(kept(2));
    const left = folder.file('left.jsonl');
    // As it lies on the disk while it is open: closing takes the zeros away.
    await copyFile(journalFile(), left);
    await journal.close();
    expect((await stat(left)).size).toBeGreaterThan(journal.size());
    expect((await stat(journalFile())).size).toBe(journal.size());

    const again = await openOutboxJournal(left);
    expect(await again.readLast()).toEqual(kept(2));
    expect(await again.read()).toEqual([kept(1), kept(2)]);
    await again.append(kept(3));
    await again.close();
    expect(await readFile(left, 'utf8')).toBe([1, 2, 3].map((each) => encodeLine(kept(each))).join(''));
  });

  test('[Y31] in the middle of a line leaves no line, though zeros follow it', async () => {
    const journal = await openOutboxJournal(journalFile());
    await journal.append(kept(1));
    await journal.append(kept(2));
    await journal.close();
    await truncate(journalFile(), journal.size() - 5);
    await truncate(journalFile(), journal.size() + 4_096);
    const again = await openOutboxJournal(journalFile());
    expect(await again.read()).toEqual([kept(1)]);
    await again.append(kept(3));
    expect(await again.read()).toEqual([kept(1), kept(3)]);
    await again.close();
  });
});

describe('a disk that fails', () => {
  test('[S1] [Y31] to take a line has the journal rewritten before the next one', async () => {
    const calls: string[] = [];
    let failures = 1;
    const { store, journal } = await openWith((real) => ({
      async append(line) {
        calls.push('append');
        await real.append(line);
      },
      async rewrite(lines) {
        calls.push('rewrite');
        await real.rewrite(lines);
      },
      async sync() {
        calls.push('sync');
        failures -= 1;
        if (failures < 0) return real.sync();
        // What the disk did not take is gone with the next power cut.
        await real.takeBack();
        throw failure('EIO');
      },
    }));
    await store.transaction((writer) => writer.setDeviceState(enrolment));
    await writeCase({ store }, 1, 1);
    expect(await opIdsIn(journal)).toEqual([]);
    await writeCase({ store }, 2, 1);
    await writeCase({ store }, 3, 1);
    expect(calls).toEqual(['append', 'sync', 'rewrite', 'append', 'sync', 'append', 'sync']);
    const rows = await store.listOutbox(100);
    expect(rows).toHaveLength(3);
    expect(await opIdsIn(journal)).toEqual(rows.map(({ opId }) => opId));
    await store.close();
  });

  test('[S6] [Y31] twice in a row refuses the act, and takes it once the journal can be rewritten', async () => {
    let isFull = true;
    let failures = 1;
    const { store, journal } = await openWith((real) => ({
      async rewrite(lines) {
        if (isFull) throw failure('ENOSPC');
        await real.rewrite(lines);
      },
      async sync() {
        failures -= 1;
        if (failures < 0) return real.sync();
        await real.takeBack();
        throw failure('EIO');
      },
    }));
    await store.transaction((writer) => writer.setDeviceState(enrolment));
    await writeCase({ store }, 1, 1);
    await expect(writeCase({ store }, 2, 1)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await store.listOutbox(100)).toHaveLength(1);
    isFull = false;
    await writeCase({ store }, 2, 1);
    const rows = await store.listOutbox(100);
    expect(rows).toHaveLength(2);
    expect(await opIdsIn(journal)).toEqual(rows.map(({ opId }) => opId));
    await store.close();
  });

  /** A disk on which files end at `bytes`: what fits is written, as on a full disk. */
  async function endAt(bytes: number): Promise<void> {
    const probe = await open(folder.file('probe'), 'w');
    const prototype = Object.getPrototypeOf(probe);
    await probe.close();
    const write = prototype.write;
    vi.spyOn(prototype, 'write').mockImplementation(async function (this: unknown, ...args: unknown[]) {
      const [buffer, offset, length, position] = args as [Uint8Array, number, number, number];
      const fitting = Math.min(length, bytes - position);
      if (fitting <= 0) throw failure('ENOSPC');
      return write.call(this, buffer, offset, fitting, position);
    });
  }

  test('[S6] [Y31] to give room ahead still takes the line that has room', async () => {
    const line = encodeLine(kept(1));
    await endAt(line.length * 2 + 3);
    const journal = await openOutboxJournal(journalFile());
    await journal.append(kept(1));
    await journal.append(kept(2));
    await expect(journal.append(kept(3))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await journal.read()).toEqual([kept(1), kept(2)]);
    // The two lines alone: neither zeros nor half a line stay.
    expect((await stat(journalFile())).size).toBe(line.length * 2);
    vi.restoreAllMocks();
    await journal.append(kept(4));
    await journal.sync();
    expect(await journal.read()).toEqual([kept(1), kept(2), kept(4)]);
    await journal.close();
  });
});
