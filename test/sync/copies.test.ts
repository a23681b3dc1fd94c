import { randomBytes } from 'node:crypto';
import { copyFile, cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nextNumber } from '../../main/use-cases/case-commands.ts';
import { startOfTests } from '../central/support/start-central.ts';
import { factsOf, type Office, startOffice, work } from './support/office.ts';
import { annulment, localCase, type RealWorkstation } from './support/real-workstation.ts';

let office: Office;

beforeEach(async () => {
  office = await startOffice(12);
});
afterEach(() => office.close());

/** A workstation and its clone: database, side file and key, copied while it is closed. */
async function cloned(): Promise<{ original: RealWorkstation; clone: RealWorkstation; first: string }> {
  const before = await office.enrolled('one');
  const first = (await work(before, 1)).caseId;
  await before.sync.syncNow();
  await office.closeOne(before);
  await cp(join(office.folder, 'one'), join(office.folder, 'two'), { recursive: true });
  return { original: await office.open('one'), clone: await office.open('two'), first };
}

describe('a cloned workstation', () => {
  test('[S11] [Y13] [Y14] goes on beside the original: everything of both arrives, whoever sends first, round after round', async () => {
    const { original, clone, first } = await cloned();
    const cases: string[] = [first];
    for (let round = 0; round < 4; round += 1) {
      const pair = round % 2 === 0 ? [original, clone] : [clone, original];
      for (const [index, one] of pair.entries()) cases.push((await work(one, 2 + round * 2 + index)).caseId);
      for (const one of pair) {
        await one.sync.syncNow();
        expect(await one.sync.line()).toMatchObject({ state: 'online', pending: 0, attention: 0 });
      }
    }
    expect(await office.accepted(cases)).toEqual(cases.map(() => 6));
    const epochs = await Promise.all(
      [original, clone].map(async (one) => (await one.store.getDeviceState()).epoch),
    );
    expect(new Set(epochs).size).toBe(2);
  });

  test('[S11] [Y50] neither has heard of the other: no case number and no notification number stands twice', async () => {
    const { original, clone } = await cloned();
    const given: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      for (const { store } of [original, clone]) {
        // As two machines would: within one process ids of a millisecond count on.
        const caseId = v7({ random: randomBytes(16) });
        given.push(
          ...(await store.transaction(async (writer) => [
            await nextNumber(writer, 'case', caseId),
            await nextNumber(writer, 'notification', caseId),
          ])),
        );
      }
    }
    const counts = given.map((number) => number.replace(/-[A-Z]{4}$/, ''));
    expect(new Set(counts).size).toBe(given.length / 2);
    expect(new Set(given).size).toBe(given.length);
  });

  test('[S11] [Y13] takes one new epoch, and not another one with each push of the other', async () => {
    const { original, clone } = await cloned();
    await work(original, 2);
    await original.sync.syncNow();
    await work(clone, 3);
    await clone.sync.syncNow();
    const { epoch } = await clone.store.getDeviceState();
    await work(original, 4);
    await original.sync.syncNow();
    await work(clone, 5);
    await clone.sync.syncNow();
    expect((await clone.store.getDeviceState()).epoch).toBe(epoch);
  });

  test('[S11] [Y13] its rows keep their bodies, and the old ones stay as superseded', async () => {
    const { original, clone } = await cloned();
    await work(original, 2);
    await original.sync.syncNow();
    const caseId = (await work(clone, 3)).caseId;
    const waiting = await clone.store.listOutbox(100);
    await clone.sync.syncNow();
    const sent = (await clone.store.getCase(caseId))?.events.map(({ body }) => body);
    expect(sent).toEqual(waiting.map(({ body }) => body));
    const mark = JSON.parse(await readFile(join(clone.folder, 'outbox.json'), 'utf8'));
    expect(mark).toEqual({ epoch: (await clone.store.getDeviceState()).epoch, seq: 6 });
  });
});

describe('a restored database', () => {
  test.each([0, 3, 6])(
    '[S11] [Y13] without its newer side file, set back by a case and written on, with %i rows unsent: all arrive',
    async (unsent) => {
      const before = await office.enrolled('one');
      const facts = factsOf(1);
      const local = localCase(before.store, facts, startOfTests);
      const commands = annulment('one-1', facts);
      for (const command of commands.slice(0, 6 - unsent)) await local.run(command);
      await before.sync.syncNow();
      for (const command of commands.slice(6 - unsent)) await local.run(command);
      await office.closeOne(before);
      await cp(join(office.folder, 'one'), join(office.folder, 'kept'), { recursive: true });

      const later = await office.open('one');
      const lost = (await work(later, 2)).caseId;
      await later.sync.syncNow();
      await office.closeOne(later);
      for (const end of ['', '-wal', '-shm'])
        await rm(join(office.folder, 'one', `reversa.sqlite${end}`), { force: true });
      await copyFile(
        join(office.folder, 'kept', 'reversa.sqlite'),
        join(office.folder, 'one', 'reversa.sqlite'),
      );
      await copyFile(join(office.folder, 'kept', 'outbox.json'), join(office.folder, 'one', 'outbox.json'));

      const restored = await office.open('one');
      const fresh = (await work(restored, 3)).caseId;
      await restored.sync.syncNow();
      expect(await restored.sync.line()).toMatchObject({ state: 'online', pending: 0, attention: 0 });
      expect(await office.accepted([local.caseId, lost, fresh])).toEqual([6, 6, 6]);
      expect((await restored.store.getCase(lost))?.events).toHaveLength(6);
    },
  );
});
