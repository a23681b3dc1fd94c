import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BranchStore, Draft, StoreWriter } from '../../main/store/branch-store.ts';
import { area } from '../builders/records.ts';
import { caseEvents, caseIdOf, fullAnnulment } from './support/case-events.ts';
import { openStore, type TemporaryStore, temporaryStore } from './support/temporary-store.ts';

let temporary: TemporaryStore;
let store: BranchStore;

beforeEach(async () => {
  temporary = await temporaryStore();
  store = temporary.store;
});
afterEach(() => temporary.close());

describe('a draft', () => {
  const draft = (parts: Partial<Draft> = {}): Draft => ({
    caseId: caseIdOf(1),
    userId: 'u-1',
    step: 'A4.1',
    values: { note: 'se muda, con «comillas»', noteRequired: true },
    savedAt: '2026-11-23T14:00:00.000Z',
    ...parts,
  });
  const save = (each: Draft) => store.transaction((writer) => writer.saveDraft(each));

  test('is the last one of its case, user and step', async () => {
    await save(draft({ values: 'first' }));
    await save(draft());
    await save(draft({ userId: 'u-2' }));
    expect(await store.listDrafts(caseIdOf(1), 'u-1')).toEqual([draft()]);
    expect(await store.listDrafts(caseIdOf(2), 'u-1')).toEqual([]);
  });

  test('may come before its case', async () => {
    await save(draft({ caseId: null, step: 'A1', values: null }));
    expect(await store.listDrafts(null, 'u-1')).toEqual([draft({ caseId: null, step: 'A1', values: null })]);
  });

  test('goes with its step, or with its whole case', async () => {
    await save(draft());
    await save(draft({ step: 'A5' }));
    await store.transaction((writer) => writer.deleteDrafts(caseIdOf(1), 'u-1', 'A5'));
    expect(await store.listDrafts(caseIdOf(1), 'u-1')).toEqual([draft()]);
    await store.transaction((writer) => writer.deleteDrafts(caseIdOf(1), 'u-1', null));
    expect(await store.listDrafts(caseIdOf(1), 'u-1')).toEqual([]);
  });
});

describe('what the workstation knows of itself', () => {
  test('is unknown at first', async () => {
    const state = await store.getDeviceState();
    expect(Object.values(state).every((value) => value === null)).toBe(true);
    expect(Object.keys(state)).toContain('pullCursor');
  });

  test('is set key by key, and taken back by null', async () => {
    await store.transaction((writer) =>
      writer.setDeviceState({ area: area(), firstSyncDone: false, deviceCode: 'X' }),
    );
    await store.transaction((writer) => writer.setDeviceState({ deviceCode: null, pullCursor: 'c' }));
    expect(await store.getDeviceState()).toMatchObject({
      area: area(),
      firstSyncDone: false,
      deviceCode: null,
      pullCursor: 'c',
    });
  });

  test('outlives the program, with everything that was acknowledged', async () => {
    const [first] = caseEvents(fullAnnulment);
    if (!first) throw new Error('An event is made');
    await store.transaction(async (writer) => {
      await writer.setDeviceState({ deviceCode: 'LPZ-01-02' });
      await writer.appendEvent(first);
    });
    await store.close();
    const again = await openStore(temporary.file);
    expect((await again.getDeviceState()).deviceCode).toBe('LPZ-01-02');
    expect((await again.getCase(first.caseId))?.events).toHaveLength(1);
    expect((await again.countOutbox()).pending).toBe(1);
    await again.close();
  });
});

test('a series gives each number once, and none to a transaction that was aborted', async () => {
  const next = (series: 'case' | 'notification', aborts = false) =>
    store.transaction(async (writer) => {
      const number = await writer.nextNumber(series);
      if (aborts) throw new Error('not allowed');
      return number;
    });
  expect(await Promise.all([next('case'), next('case'), next('notification')])).toEqual([1, 2, 1]);
  await expect(next('case', true)).rejects.toThrow('not allowed');
  expect(await next('case')).toBe(3);
});

describe('a transaction’s writer', () => {
  test('ends with its transaction', async () => {
    let kept: StoreWriter | undefined;
    await store.transaction(async (writer) => {
      kept = writer;
    });
    await expect(kept?.setDeviceState({ deviceCode: 'late' })).rejects.toThrow('over');
    expect((await store.getDeviceState()).deviceCode).toBeNull();
  });

  test('is waited for where its work forgot to', async () => {
    await store.transaction(async (writer) => {
      void writer.setDeviceState({ deviceCode: 'forgotten' });
    });
    expect((await store.getDeviceState()).deviceCode).toBe('forgotten');
  });

  test('takes what was under way along when its work is aborted', async () => {
    const aborted = store.transaction(async (writer) => {
      void writer.setDeviceState({ deviceCode: 'one' });
      void writer.setDeviceState({ pullCursor: 'two' });
      throw new Error('not allowed');
    });
    await expect(aborted).rejects.toThrow('not allowed');
    expect(await store.getDeviceState()).toMatchObject({ deviceCode: null, pullCursor: null });
  });
});
