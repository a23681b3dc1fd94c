import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importBatch } from '../../../main/central/import/records.ts';
import type { Outcome } from '../../../shared/protocol/operations.ts';
import { caseFacts, counterAdvisor } from '../../builders/case-facts.ts';
import { branchCase, outbox, runUntil } from '../support/branch-case.ts';
import { enrolClient, pushOutbox } from '../support/device-client.ts';
import { baseRecords, startCentral, type TestCentral, user } from '../support/start-central.ts';

let office: TestCentral;
const facts = caseFacts();

beforeEach(async () => {
  office = await startCentral();
});
afterEach(() => office.close());

const enrol = (areaId = 'LPZ-01') => enrolClient(office.central, areaId, office.now);

describe('the actor', () => {
  const records = baseRecords();
  const put = (id: string, parts: Parameters<typeof user>[1]) =>
    office.central.store.importTarget.upsert(importBatch({ users: [user(id, parts)] }));

  async function outcomeFor(
    actor: Partial<ReturnType<typeof counterAdvisor>>,
    areaId = 'LPZ-01',
  ): Promise<Outcome | undefined> {
    const box = outbox();
    runUntil(branchCase({ outbox: box, facts, actor: counterAdvisor(actor) }), 'open', facts);
    return (await pushOutbox(await enrol(areaId), box))[0];
  }

  it('has to exist', async () => {
    expect(await outcomeFor({ userId: 'nobody' })).toMatchObject({
      status: 'rejected',
      code: 'inactive-user',
    });
  });

  it('has to be active', async () => {
    await put('u-1', { active: false });
    expect(await outcomeFor({})).toMatchObject({ status: 'rejected', code: 'inactive-user' });
  });

  it('has to have the role that the central office knows', async () => {
    await put('u-1', { role: 'cashier' });
    const outcome = await outcomeFor({});
    expect(outcome).toMatchObject({
      status: 'rejected',
      code: 'wrong-role',
      facts: { request: { id: 'S-1' } },
    });
  });

  it('keeps what it did in an area of the regional before it was moved to another one', async () => {
    await put('u-1', { areaId: 'LPZ-02' });
    expect(await outcomeFor({})).toEqual({ status: 'applied' });
  });

  it('cannot say that it belongs to an area that nobody knows, or to another regional’s', async () => {
    for (const areaId of ['LPZ-99', 'SCZ-01']) {
      expect(await outcomeFor({ areaId })).toMatchObject({ status: 'rejected', code: 'wrong-area' });
    }
  });

  it('has to work in the regional of the device', async () => {
    expect(records.areas.map(({ id }) => id)).toContain('SCZ-01');
    expect(await outcomeFor({}, 'SCZ-01')).toEqual({ status: 'rejected', code: 'wrong-area', facts: null });
  });

  it('has to have a role that may answer the step', async () => {
    await put('u-1', { role: 'cashier' });
    const box = outbox();
    const one = branchCase({ outbox: box, facts, actor: counterAdvisor({ role: 'cashier' }) });
    const { customer, request, claims } = facts;
    one.force({
      type: 'case-opened',
      caseNumber: 'X',
      answer: { customerId: 'C-1', requestId: 'S-1' },
      facts: { customer, request, claims },
    });
    expect((await pushOutbox(await enrol(), box))[0]).toMatchObject({
      status: 'rejected',
      code: 'wrong-role',
    });
  });

  it('may carry the name of another day', async () => {
    expect(await outcomeFor({ name: 'Nombre anterior' })).toEqual({ status: 'applied' });
  });
});
