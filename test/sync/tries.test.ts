import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importBatch } from '../../main/central/import/records.ts';
import { counterAdvisor } from '../builders/case-facts.ts';
import { startOfTests, user } from '../central/support/start-central.ts';
import { factsOf, type Office, startOffice, work } from './support/office.ts';
import { annulment, localCase, type RealWorkstation } from './support/real-workstation.ts';

const requests = 8;
let office: Office;
let one: RealWorkstation;

beforeEach(async () => {
  office = await startOffice(requests);
  one = await office.enrolled('one');
});
afterEach(() => office.close());

/** Somebody whom the central office has not heard of yet: nothing of theirs is taken until it has. */
const stranger = counterAdvisor({ userId: 'u-9', name: 'Asesora nueva' });

async function poison(request: number): Promise<string> {
  const local = localCase(one.store, factsOf(request), startOfTests, stranger);
  for (const command of annulment(`nueva-${request}`, factsOf(request))) await local.run(command);
  return local.caseId;
}

/** The cause goes: the central office learns of the person. */
async function cure(): Promise<void> {
  const known = user('u-9', { name: 'Asesora nueva' });
  await office.central.central.store.importTarget.upsert(importBatch({ users: [known] }));
}

function retry(caseId: string) {
  return one.store.transaction((writer) => writer.retryCase(caseId));
}

describe('a bad operation', () => {
  test.each([
    ['first', 0],
    ['in the middle', 2],
    ['last', 4],
  ])(
    '[S3] [Y16] %s: the others are acknowledged within a cycle, it is visible with its reason, and passes once its cause is gone',
    async (_where, place) => {
      const good: string[] = [];
      let bad = '';
      for (let index = 0; index < 5; index += 1) {
        if (index === place) bad = await poison(index + 1);
        else good.push((await work(one, index + 1)).caseId);
      }
      await one.sync.syncNow();
      expect(await one.sync.line()).toMatchObject({ state: 'online', pending: 0, attention: 1 });
      expect(await office.accepted(good)).toEqual(good.map(() => 6));
      const shown = await one.store.listSending(100);
      expect(shown.map(({ caseId, state, lastError }) => [caseId, state, lastError])).toEqual([
        [bad, 'refused', 'inactive-user'],
        ...Array(5).fill([bad, 'refused', 'previous-refused']),
      ]);
      expect(shown[0]).toMatchObject({ caseNumber: `nueva-${place + 1}`, action: 'case-opened' });

      const before = await one.store.listOutbox(100);
      expect(before).toEqual([]);
      expect(await retry(bad)).toEqual({ ok: true, value: 6 });
      expect(await one.sync.line()).toMatchObject({ pending: 6, attention: 0 });
      await one.sync.syncNow();
      expect((await one.store.getCase(bad))?.problem).toMatchObject({ code: 'inactive-user' });

      await cure();
      expect(await retry(bad)).toEqual({ ok: true, value: 6 });
      await one.sync.syncNow();
      expect(await one.sync.line()).toMatchObject({ pending: 0, attention: 0 });
      expect(await office.accepted([bad])).toEqual([6]);
      const healed = await one.store.getCase(bad);
      expect(healed?.events.map(({ status }) => status)).toEqual(Array(6).fill('accepted'));
      expect(healed?.problem).toBeNull();
      expect(await one.store.listSending(100)).toEqual([]);
    },
  );

  test('[S3] [Y16] is not sent while something of its case waits, nor when the case went on without it', async () => {
    const bad = await poison(1);
    expect(await retry(bad)).toEqual({ ok: false, error: 'still-sending' });
    await one.sync.syncNow();
    const fine = await work(one, 2, 2);
    await one.sync.syncNow();
    expect(await retry(fine.caseId)).toEqual({ ok: false, error: 'nothing-to-retry' });
  });

  test('[S3] [Y16] that was taken after all no longer stands in the way of what builds on it', async () => {
    const bad = await poison(1);
    await one.sync.syncNow();
    await cure();
    await retry(bad);
    await one.sync.syncNow();
    const registered = await one.store.getCase(bad);
    expect(registered?.summary.notificationNumber).toBe('N-nueva-1');
    // A fresh repetition of the last event is known, not refused for what once was.
    const epoch = '019c0000-0000-7000-8000-00000000e009';
    await one.store.transaction((writer) => writer.resendCases(epoch));
    await one.sync.syncNow();
    expect(await one.sync.line()).toMatchObject({ pending: 0, attention: 0 });
  });
});
