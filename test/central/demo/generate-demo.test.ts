import { verify } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { generateDemo } from '../../../main/central/demo/generate-demo.ts';
import { knownCases, knownRequests } from '../../../main/central/demo/known-cases.ts';
import type { ImportBatch } from '../../../main/central/import/records.ts';
import { customerSchema } from '../../../shared/domain/customers.ts';
import { businessDay } from '../../../shared/domain/dates.ts';
import { workOrderSchema } from '../../../shared/domain/orders.ts';
import { roles, userSchema } from '../../../shared/domain/people.ts';
import { serviceRequestSchema } from '../../../shared/domain/requests.ts';

const now = '2026-11-23T20:00:00.000Z';

async function all(seed: number, requests: number): Promise<ImportBatch[]> {
  return Array.fromAsync(generateDemo({ seed, requests, now }));
}

describe('demonstration data', () => {
  it('are records that hold their own rules, plainly marked', async () => {
    for (const batch of await all(1, 1200)) {
      for (const each of batch.users) userSchema.parse(each);
      for (const each of batch.customers) customerSchema.parse(each);
      for (const each of batch.requests) serviceRequestSchema.parse(each);
      for (const each of batch.orders) workOrderSchema.parse(each);
      if (batch.company) expect(batch.company.demonstration).toBe(true);
      expect(batch.customers.every((each) => each.address?.endsWith('(DEMO)'))).toBe(true);
    }
  });

  it('are the same for the same seed and others for another', async () => {
    const [, one] = await all(5, 400);
    const [, same] = await all(5, 400);
    const [, other] = await all(6, 400);
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('have enough requests of today, of every order state, and none of the future', async () => {
    const batches = await all(1, 5000);
    const requests = batches.flatMap((batch) => batch.requests);
    const orders = new Map(
      batches.flatMap((batch) => batch.orders).map((each) => [each.requestId, each.state]),
    );
    const today = requests.filter((each) => businessDay(each.registeredAt) === businessDay(now));
    expect(today.length).toBeGreaterThanOrEqual(60);
    expect(new Set(today.map((each) => orders.get(each.id)))).toEqual(
      new Set(['registered', 'assigned', 'executed']),
    );
    expect(new Set(orders.values()).size).toBe(4);
    const done = [
      ...requests.flatMap((each) => [each.registeredAt, ...each.payments.map(({ paidAt }) => paidAt)]),
      ...batches
        .flatMap((batch) => batch.orders)
        .flatMap((each) => [each.updatedAt, ...each.activities.flatMap(({ doneAt }) => doneAt ?? [])]),
    ];
    expect(done.filter((at) => at > now)).toEqual([]);
  });

  it('have users of every role, who sign in with the password that is shown', async () => {
    const [first] = await all(1, 1);
    expect(new Set(first?.users.map((each) => each.role))).toEqual(new Set(roles));
    const advisor = first?.users.find((each) => each.username === 'asesor1');
    expect(await verify(advisor?.passwordHash ?? '', advisor?.demoPassword ?? '')).toBe(true);
  });

  it('have the known requests in LPZ, whatever the seed', async () => {
    const [first] = await all(9, 1);
    expect(first?.requests.map((each) => each.id)).toEqual(Object.keys(knownCases));
    expect(first?.requests.every((each) => each.regional === 'LPZ')).toBe(true);
  });

  it('have known requests that are what their names say', async () => {
    const [first] = await all(9, 1);
    const request = first?.requests.find((each) => each.id === knownRequests.twoProducts);
    const customer = first?.customers.find((each) => each.id === request?.customerId);
    expect(request).toMatchObject({ payments: [], items: [{ line: 1 }, { line: 2 }] });
    expect(customer).toMatchObject({ kind: 'business', nit: expect.stringMatching(/^\d+$/) });
    const paid = first?.requests.find((each) => each.id === knownRequests.paidSingle);
    expect(paid).toMatchObject({ items: [{ line: 1 }], payments: [{}] });
  });

  it('have enough requests of today at any hour, and shortly after midnight too', async () => {
    for (const hour of ['2026-11-23T04:00:30.000Z', '2026-11-24T03:59:59.000Z']) {
      const requests = (await Array.fromAsync(generateDemo({ seed: 1, requests: 300, now: hour }))).flatMap(
        (batch) => batch.requests,
      );
      const today = requests.filter((each) => businessDay(each.registeredAt) === businessDay(hour));
      expect(today.length).toBeGreaterThanOrEqual(60);
      expect(requests.every((each) => each.registeredAt <= hour)).toBe(true);
    }
  });
});
