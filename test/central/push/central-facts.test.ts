import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importBatch } from '../../../main/central/import/records.ts';
import { newId } from '../../../main/platform/ids.ts';
import type { CaseFacts } from '../../../shared/procedure/facts.ts';
import type { Outcome } from '../../../shared/protocol/operations.ts';
import { caseFacts, counterAdvisor, workOrder } from '../../builders/case-facts.ts';
import { answer } from '../../builders/case-log.ts';
import { annul, branchCase, outbox, runUntil } from '../support/branch-case.ts';
import { enrolClient, pushOutbox } from '../support/device-client.ts';
import { recordsOf, startCentral, type TestCentral, user } from '../support/start-central.ts';

let office: TestCentral;
const facts = caseFacts();

beforeEach(async () => {
  office = await startCentral();
});
afterEach(() => office.close());

const enrol = (areaId = 'LPZ-01') => enrolClient(office.central, areaId, office.now);

describe('the facts of the central office', () => {
  const update = (parts: Partial<CaseFacts>) =>
    office.central.store.importTarget.upsert(importBatch(recordsOf({ ...facts, ...parts })));
  const paid = [
    {
      receiptNumber: 'R-1',
      document: 'receipt' as const,
      amountCents: 30_000,
      paidAt: '2026-11-23T13:30:00.000Z',
    },
  ];
  const executed = [workOrder('executed', { id: 'O-1', activities: [] })];

  it('refuse a case of a request that they do not have', async () => {
    const box = outbox();
    const known = { ...facts, request: { ...facts.request, id: 'S-404' } };
    runUntil(branchCase({ outbox: box, facts: known }), 'open', known);
    expect(await pushOutbox(await enrol(), box)).toEqual([
      { status: 'rejected', code: 'request-unknown', facts: null },
    ]);
  });

  it('come with the refusal of a fee that was paid meanwhile', async () => {
    await update({ payments: paid });
    const box = outbox();
    runUntil(branchCase({ outbox: box, facts }), 'register', facts);
    const outcomes = await pushOutbox(await enrol(), box);
    const fee = outcomes.find(({ status }) => status === 'rejected');
    expect(fee).toMatchObject({
      code: 'payment-exists',
      facts: { payments: paid, businessDay: '2026-11-23' },
    });
    expect(outcomes.at(-1)).toEqual({ status: 'rejected', code: 'previous-refused', facts: null });
  });

  it('refuse the act when the order was executed meanwhile', async () => {
    const device = await enrol();
    const epoch = newId();
    const box = outbox();
    const one = branchCase({ outbox: box, facts });
    runUntil(one, 'A5', facts);
    await pushOutbox(device, box, epoch);
    await update({ orders: executed });
    one.run({ kind: 'register', notificationNumber: 'N-1' });
    const outcome = (await pushOutbox(device, box, epoch)).at(-1);
    expect(outcome).toMatchObject({ status: 'rejected', code: 'stale-facts', facts: { orders: executed } });
  });

  it('refuse A.2 where it leads elsewhere: the order is executed', async () => {
    await update({ orders: executed });
    const box = outbox();
    runUntil(branchCase({ outbox: box, facts }), 'A2', facts);
    expect((await pushOutbox(await enrol(), box))[1]).toMatchObject({
      status: 'rejected',
      code: 'stale-facts',
    });
  });

  it('take A.2 that sends an executed order to Back Office', async () => {
    await update({ orders: executed });
    const box = outbox();
    const known = { ...facts, orders: executed };
    runUntil(branchCase({ outbox: box, facts: known }), 'A2', known);
    expect((await pushOutbox(await enrol(), box)).map(({ status }) => status)).toEqual([
      'applied',
      'applied',
    ]);
  });

  it('refuse items that an import annulled', async () => {
    const items = facts.request.items.map((item) => ({ ...item, state: 'annulled' as const }));
    await update({ request: { ...facts.request, items } });
    const box = outbox();
    runUntil(branchCase({ outbox: box, facts }), 'open', facts);
    expect((await pushOutbox(await enrol(), box))[0]).toMatchObject({
      status: 'rejected',
      code: 'request-annulled',
    });
  });

  it('keep an item annulled whatever a later import says of it', async () => {
    const device = await enrol();
    const box = outbox();
    annul(branchCase({ outbox: box, facts }), facts);
    await pushOutbox(device, box);
    await update({ request: { ...facts.request, branch: 'Otra sucursal de prueba' } });
    const late = outbox();
    runUntil(branchCase({ outbox: late, facts }), 'open', facts);
    expect((await pushOutbox(device, late))[0]).toMatchObject({
      status: 'conflict',
      code: 'under-annulment',
    });
  });

  it('hide another regional’s request', async () => {
    await office.central.store.importTarget.upsert(
      importBatch({ users: [user('u-3', { areaId: 'SCZ-01' })] }),
    );
    const box = outbox();
    runUntil(
      branchCase({ outbox: box, facts, actor: counterAdvisor({ userId: 'u-3', areaId: 'SCZ-01' }) }),
      'open',
      facts,
    );
    expect((await pushOutbox(await enrol('SCZ-01'), box))[0]).toEqual({
      status: 'rejected',
      code: 'wrong-area',
      facts: null,
    });
  });
});

describe('the same day', () => {
  /** A whole annulment whose branch believes that it is another time there. */
  async function annulAt(at: string): Promise<readonly Outcome[]> {
    const box = outbox();
    annul(branchCase({ outbox: box, facts, at }), facts);
    return pushOutbox(await enrol(), box);
  }

  it('is the one of the act, when it is sent days later', async () => {
    office.setNow('2026-11-26T15:00:00.000Z');
    expect((await annulAt('2026-11-23T20:00:00.000Z')).every(({ status }) => status === 'applied')).toBe(
      true,
    );
  });

  it('ends at midnight in La Paz', async () => {
    office.setNow('2026-11-24T05:00:00.000Z');
    const late = await annulAt('2026-11-24T04:00:00.000Z');
    expect(late[1]).toMatchObject({
      status: 'rejected',
      code: 'stale-facts',
      facts: { businessDay: '2026-11-24' },
    });
  });

  it('goes on to the last second before midnight', async () => {
    office.setNow('2026-11-24T05:00:00.000Z');
    expect((await annulAt('2026-11-24T03:59:59.999Z')).every(({ status }) => status === 'applied')).toBe(
      true,
    );
  });

  it('is never one that has not come at the central office', async () => {
    expect((await annulAt('2027-01-01T00:00:00.000Z')).every(({ status }) => status === 'applied')).toBe(
      true,
    );
  });
});

describe('after the act', () => {
  it('takes the print and the hand-over of a paid annulment', async () => {
    const payments = [
      {
        receiptNumber: 'R-1',
        document: 'receipt' as const,
        amountCents: 30_000,
        paidAt: '2026-11-23T13:30:00.000Z',
      },
    ];
    const known = { ...facts, payments };
    await office.central.store.importTarget.upsert(importBatch(recordsOf(known)));
    const box = outbox();
    const one = branchCase({ outbox: box, facts: known });
    runUntil(one, 'A4.1', known);
    one.run(answer('A5', { paid: true, receiptNumber: 'R-1', amountCents: 30_000 }));
    one.run({ kind: 'register', notificationNumber: 'N-1' });
    one.run({ kind: 'print', paper: 'notification', of: null, outcome: 'printed', reason: null });
    one.run(answer('A6', { notificationHandedOver: true }));
    expect((await pushOutbox(await enrol(), box)).every(({ status }) => status === 'applied')).toBe(true);
    const summaries = await office.central.store.read.findSummaries([one.caseId]);
    expect(summaries.get(one.caseId)).toMatchObject({ status: 'annulled', step: 'B1', refundCents: 30_000 });
  });
});
