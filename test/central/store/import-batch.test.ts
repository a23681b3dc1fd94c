import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feedStart } from '../../../main/central/feed/cursor.ts';
import { importBatch } from '../../../main/central/import/records.ts';
import { caseFacts, workOrder } from '../../builders/case-facts.ts';
import { baseRecords, recordsOf, startCentral, type TestCentral, user } from '../support/start-central.ts';

let office: TestCentral;
beforeEach(async () => {
  office = await startCentral(null);
});
afterEach(() => office.close());

const target = () => office.central.store.importTarget;
const feedOf = (regional: string) => office.central.store.read.listFeed(regional, feedStart, 1000);

describe('an import', () => {
  it('adds what is new and tells how much', async () => {
    expect(await target().upsert(baseRecords())).toEqual({ added: 9, changed: 0, unchanged: 0 });
  });

  it('changes nothing, and feeds nothing, when it comes again', async () => {
    await target().upsert(baseRecords());
    const before = await feedOf('LPZ');
    expect(await target().upsert(baseRecords())).toEqual({ added: 0, changed: 0, unchanged: 9 });
    expect(await feedOf('LPZ')).toEqual(before);
  });

  it('feeds what changed alone', async () => {
    await target().upsert(baseRecords());
    const last = (await feedOf('LPZ')).at(-1) ?? feedStart;
    const counts = await target().upsert(
      baseRecords({ users: [user('u-1', { active: false }), user('u-9')] }),
    );
    expect(counts).toEqual({ added: 1, changed: 1, unchanged: 7 });
    const news = await office.central.store.read.listFeed('LPZ', last, 1000);
    expect(news.map(({ key }) => key)).toEqual(['u-1', 'u-9']);
  });

  it('keeps the later one of two records with one number', async () => {
    await target().upsert(baseRecords());
    const [request] = recordsOf().requests;
    if (!request) throw new Error('No request');
    await target().upsert(
      importBatch({
        requests: [
          { ...request, branch: 'Primera' },
          { ...request, branch: 'Segunda' },
        ],
      }),
    );
    expect(await target().loadRequests(['S-1', 'S-404'])).toEqual([{ ...request, branch: 'Segunda' }]);
  });

  it('is all or nothing when a record refers to one that is not there', async () => {
    await expect(
      target().upsert(
        importBatch(recordsOf({ ...caseFacts(), customer: { ...caseFacts().customer, id: 'C-9' } })),
      ),
    ).rejects.toThrow();
    expect(await target().hasCustomers(['C-9'])).toEqual(new Set());
    expect(await feedOf('LPZ')).toEqual([]);
    expect(await target().upsert(baseRecords())).toMatchObject({ added: 9 });
  });

  it('gives back what it took, to the letter', async () => {
    const order = workOrder('closed', { id: 'O-1', operationsCentre: 'Centro' });
    const payment = {
      receiptNumber: 'R-1',
      document: 'invoice' as const,
      amountCents: 12_345,
      paidAt: office.now(),
    };
    const records = recordsOf({ ...caseFacts(), orders: [order], payments: [payment] });
    await target().upsert(baseRecords(records));
    expect(await target().loadRequests(['S-1'])).toEqual(records.requests);
    expect(await target().loadOrders(['O-1', 'O-2'])).toEqual(records.orders);
    expect(await target().hasCustomers(['C-1', 'C-2'])).toEqual(new Set(['C-1']));
    const known = await office.central.store.read.findRequests(['S-1', 'S-2']);
    expect([...known.values()]).toEqual([
      { request: records.requests[0], customer: records.customers[0], orders: records.orders },
    ]);
  });

  it('takes thousands in one batch', async () => {
    const [customer] = recordsOf().customers;
    if (!customer) throw new Error('No customer');
    const customers = Array.from({ length: 3000 }, (_, index) => ({ ...customer, id: `C-${index}` }));
    await target().upsert(importBatch({ customers }));
    expect(await target().upsert(importBatch({ customers }))).toEqual({
      added: 0,
      changed: 0,
      unchanged: 3000,
    });
    expect(await office.central.store.read.listFeed('LPZ', feedStart, 5000)).toHaveLength(3000);
  });
});
