import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../main/platform/ids.ts';
import type { BranchStore, OutboxRow } from '../../main/store/branch-store.ts';
import { chainStart } from '../../shared/procedure/chain.ts';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import type { Outcome } from '../../shared/protocol/operations.ts';
import { openCommand } from '../builders/case-log.ts';
import { customer, request } from '../builders/records.ts';
import { caseEvents, caseIdOf, fullAnnulment, withdrawal } from './support/case-events.ts';
import { changesOf } from './support/changes-of.ts';
import { onTheSide, planOf, type TemporaryStore, temporaryStore } from './support/temporary-store.ts';

const nextEpoch = '019c0000-0000-7000-8000-000000000002';
const now = '2026-11-23T20:00:00.000Z';
const applied: Outcome = { status: 'applied' };
const refused = (code: 'inactive-user' | 'previous-refused'): Outcome => ({
  status: 'rejected',
  code,
  facts: null,
});

let temporary: TemporaryStore;
let store: BranchStore;

beforeEach(async () => {
  temporary = await temporaryStore();
  store = temporary.store;
  const changes = changesOf({ customers: [customer()], requests: [request()] });
  await store.transaction((writer) => writer.applyChanges(changes));
});
afterEach(() => temporary.close());

async function append(events: readonly CaseEvent[]): Promise<void> {
  for (const event of events) await store.transaction((writer) => writer.appendEvent(event));
}

async function record(...outcomes: readonly (readonly [seq: number, outcome: Outcome])[]): Promise<void> {
  const epoch = (await store.getDeviceState()).epoch ?? '';
  const results = outcomes.map(([seq, outcome]) => ({ seq, outcome }));
  await store.transaction((writer) => writer.recordOutcomes(epoch, results, now));
}

function expectChain(rows: readonly OutboxRow[]): void {
  let previous = chainStart;
  for (const [index, row] of rows.entries()) {
    expect([row.epoch, row.seq, row.prevSha256]).toEqual([nextEpoch, index + 1, previous]);
    expect(row.sha256).toBe(sha256(`${previous}\n${row.body}`));
    previous = row.sha256;
  }
}

const statusesOf = async (number: number) =>
  (await store.getCase(caseIdOf(number)))?.events.map(({ status }) => status);

describe('a new epoch', () => {
  test('[Y13] carries what was not acknowledged, in its order, with its bodies and ages; what was stays as it is', async () => {
    await append(caseEvents(fullAnnulment.slice(0, 4)));
    await append(caseEvents([openCommand, withdrawal], { number: 2 }));
    await record([1, applied], [2, applied]);
    const before = await store.listOutbox(100);
    expect(await store.transaction((writer) => writer.renumberOutbox(nextEpoch))).toBe(4);
    const after = await store.listOutbox(100);
    expectChain(after);
    const kept = ({ body, hash, baseVersion, caseId, createdAt }: OutboxRow) => [
      body,
      hash,
      baseVersion,
      caseId,
      createdAt,
    ];
    expect(after.map(kept)).toEqual(before.map(kept));
    expect(new Set([...before, ...after].map(({ opId }) => opId)).size).toBe(8);
    const outcomes = await onTheSide(temporary.file, 'SELECT outcome FROM outbox ORDER BY position');
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      ...['applied', 'applied', 'superseded', 'superseded', 'superseded', 'superseded'],
      ...[null, null, null, null],
    ]);
    // What comes next goes on in it.
    await append(caseEvents([openCommand], { number: 3 }));
    expectChain(await store.listOutbox(100));
  });

  test('[Y13] without anything that waits is begun all the same', async () => {
    expect(await store.transaction((writer) => writer.renumberOutbox(nextEpoch))).toBe(0);
    await append(caseEvents([openCommand]));
    expectChain(await store.listOutbox(100));
  });

  test('[Y15] for another central office carries every case that was written in here, whole, and nobody else’s', async () => {
    const events = caseEvents(fullAnnulment.slice(0, 4));
    await append(events);
    await record([1, applied], [2, applied], [3, refused('inactive-user')], [4, refused('previous-refused')]);
    const strange = caseEvents([openCommand], { number: 7 });
    await append(strange);
    await onTheSide(temporary.file, 'DELETE FROM outbox WHERE caseId = ?', [caseIdOf(7)]);
    expect(await store.transaction((writer) => writer.resendCases(nextEpoch))).toBe(2);
    const rows = await store.listOutbox(100);
    expectChain(rows);
    expect(rows.map(({ caseId }) => caseId)).toEqual([caseIdOf(1), caseIdOf(1)]);
    expect(await statusesOf(1)).toEqual(['pending', 'pending', 'refused', 'refused']);
    await record([1, applied], [2, applied]);
    expect(await statusesOf(1)).toEqual(['accepted', 'accepted', 'refused', 'refused']);
    // Asked once more it carries the same again, and not twice.
    expect(await store.transaction((writer) => writer.resendCases(nextEpoch.replace('2', '3')))).toBe(2);
  });

  test('[Y15] for another central office brings the documents again too', async () => {
    await append(caseEvents([openCommand]));
    const [eventId, documentId] = [caseEvents([openCommand])[0]?.eventId ?? '', 'd-1'];
    await onTheSide(
      temporary.file,
      `INSERT INTO document_upload (documentId, caseId, eventId, sha256, bytes, mediaType, createdAt, state, attempts, doneAt)
        VALUES (?, ?, ?, 'x', 3, 'image/png', ?, 'done', 4, ?)`,
      [documentId, caseIdOf(1), eventId, now, now],
    );
    expect(await store.nextUpload()).toBeNull();
    await store.transaction((writer) => writer.resendCases(nextEpoch));
    expect(await store.nextUpload()).toMatchObject({ documentId, state: 'waiting', attempts: 0 });
  });
});

describe('another try', () => {
  beforeEach(async () => {
    await append(caseEvents(fullAnnulment));
    await record(
      [1, applied],
      [2, applied],
      [3, refused('inactive-user')],
      ...[4, 5, 6].map((seq) => [seq, refused('previous-refused')] as const),
    );
  });
  const retry = () => store.transaction((writer) => writer.retryCase(caseIdOf(1)));

  test('[Y16] sends what was refused from where the case stands, and takes it out of what requires attention', async () => {
    const before = await store.listSending(100);
    expect(before.map(({ state, lastError }) => [state, lastError])).toEqual([
      ['refused', 'inactive-user'],
      ...Array(3).fill(['refused', 'previous-refused']),
    ]);
    expect(await retry()).toEqual({ ok: true, value: 4 });
    expect((await store.listOutbox(100)).map(({ seq }) => seq)).toEqual([7, 8, 9, 10]);
    expect(await store.countAttention()).toBe(0);
    expect((await store.getCase(caseIdOf(1)))?.summary.notificationNumber).toBe('N-1');
    const during = await store.listSending(100);
    expect(during.map(({ state, lastError }) => [state, lastError])).toEqual(
      Array(4).fill(['waiting', null]),
    );
  });

  test('[Y16] that is refused again calls again, whatever the code', async () => {
    await retry();
    await record(...[7, 8, 9, 10].map((seq) => [seq, refused('previous-refused')] as const));
    expect(await store.countAttention()).toBe(1);
    expect((await store.listSending(100)).map(({ seq }) => seq)).toEqual([7, 8, 9, 10]);
    expect(await retry()).toEqual({ ok: true, value: 4 });
  });

  test('[Y16] is not made of what waits, nor of what the case left behind', async () => {
    await retry();
    expect(await retry()).toEqual({ ok: false, error: 'still-sending' });
    await record(...[7, 8, 9, 10].map((seq) => [seq, refused('previous-refused')] as const));
    const withdrawn = caseEvents([...fullAnnulment.slice(0, 2), withdrawal]).at(-1);
    if (!withdrawn) throw new Error('There is a withdrawal');
    await append([{ ...withdrawn, eventId: '019c0000-0000-7000-8000-00000000ee01' }]);
    await record([11, applied]);
    expect(await retry()).toEqual({ ok: false, error: 'nothing-to-retry' });
  });

  test('what was seen is not listed any more', async () => {
    await store.transaction((writer) => writer.acknowledgeProblem(caseIdOf(1)));
    expect(await store.listSending(100)).toEqual([]);
  });
});

test('the operations of a case are found by an index, among all that were ever sent', async () => {
  const plan = await planOf(
    temporary.file,
    'SELECT 1 FROM outbox WHERE caseId = ? AND eventId = ? AND position > 3',
  );
  expect(plan.join()).toContain('USING COVERING INDEX outbox_case');
});
