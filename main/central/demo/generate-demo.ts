import type { Customer } from '../../../shared/domain/customers.ts';
import { businessDay, type Instant, parseLocalDateTime } from '../../../shared/domain/dates.ts';
import type { OrderState, WorkOrder } from '../../../shared/domain/orders.ts';
import type { ServiceRequest } from '../../../shared/domain/requests.ts';
import { type ImportBatch, importBatch } from '../import/records.ts';
import { demoCustomer } from './demo-customers.ts';
import { type DemoRequest, demoOrder, demoRequest, type Offer } from './demo-requests.ts';
import { demoUsers } from './demo-users.ts';
import { knownCases } from './known-cases.ts';
import { demoAreas, demoCompany, demoMotives, regionals } from './organisation.ts';
import { createRandom, type Random } from './random.ts';

export interface DemoOptions {
  readonly seed: number;
  /** How many requests, the known ones not counted. */
  readonly requests: number;
  readonly now: Instant;
}

const batchSize = 500;
const hour = 3_600_000;
const day = 24 * hour;
/** Requests lie this many days back at most. */
const oldest = 90;

/** Midnight in La Paz of the day of `now`, in ms. */
function startOfToday(now: Instant): number {
  const [year, month, date] = businessDay(now).split('-');
  return Date.parse(parseLocalDateTime(`${date}/${month}/${year}`) ?? now);
}

/** A moment of office hours before now; before nine in the morning, one since midnight. */
function momentToday(random: Random, now: Instant): Instant {
  const midnight = startOfToday(now);
  const until = Date.parse(now);
  const from = until < midnight + 9 * hour ? midnight : midnight + 8 * hour;
  return new Date(from + Math.floor(random.next() * (until - from))).toISOString();
}

function momentBefore(random: Random, now: Instant, age: number): Instant {
  return new Date(startOfToday(now) - age * day + random.between(8 * 60, 19 * 60) * 60_000).toISOString();
}

function orderStateOf(random: Random, age: number): OrderState {
  const roll = random.next();
  if (age === 0) return roll < 0.77 ? 'registered' : roll < 0.92 ? 'assigned' : 'executed';
  if (age < 5)
    return roll < 0.3 ? 'registered' : roll < 0.6 ? 'assigned' : roll < 0.8 ? 'executed' : 'closed';
  return roll < 0.03 ? 'registered' : roll < 0.08 ? 'assigned' : roll < 0.15 ? 'executed' : 'closed';
}

const common: readonly [Offer, ...Offer[]] = [
  'single',
  'single',
  'singleTelevision',
  'double',
  'double',
  'triple',
  'office',
  'quadruple',
];

interface Records {
  readonly customers: Customer[];
  readonly requests: ServiceRequest[];
  readonly orders: WorkOrder[];
}

function addRequest(
  records: Records,
  random: Random,
  customer: Customer,
  demo: DemoRequest,
  now: Instant,
): void {
  const request = demoRequest(random, demo, now);
  records.customers.push(customer);
  records.requests.push(request);
  records.orders.push(demoOrder(random, request, demo, now));
}

function addOne(records: Records, random: Random, { seed, requests, now }: DemoOptions, index: number): void {
  const roll = random.next();
  const regional = roll < 0.45 ? regionals[0] : roll < 0.72 ? regionals[1] : regionals[2];
  // Few of many are of today, as at a branch; a small demonstration has enough of them to work with.
  const age =
    index % Math.max(1, Math.min(130, Math.floor(requests / 60))) === 0 ? 0 : random.between(1, oldest);
  // A count and a seed make it: the same demonstration made on another day has other numbers.
  const id = `${seed}-${String(index + 1).padStart(6, '0')}`;
  const customer = demoCustomer(random, `C-${id}`, regional);
  addRequest(
    records,
    random,
    customer,
    {
      id: `S-${id}`,
      customerId: customer.id,
      regional,
      registeredAt: age === 0 ? momentToday(random, now) : momentBefore(random, now, age),
      offer: random.pick(common),
      orderState: orderStateOf(random, age),
      isPaid: random.chance(0.6),
    },
    now,
  );
}

function knownRecords(now: Instant): Records {
  const records: Records = { customers: [], requests: [], orders: [] };
  const random = createRandom(1);
  for (const [id, known] of Object.entries(knownCases)) {
    const customer = demoCustomer(random, `C-${id}`, regionals[0], known.customer);
    addRequest(
      records,
      random,
      customer,
      {
        id,
        customerId: customer.id,
        regional: regionals[0],
        registeredAt: known.age === 0 ? momentToday(random, now) : momentBefore(random, now, known.age),
        ...known,
      },
      now,
    );
  }
  return records;
}

/**
 * Demonstration data in batches, plainly invented: organisation and users first, then customers with their requests and orders. The same
 * options give the same records but for the users' password hashes, which are salted.
 */
export async function* generateDemo(options: DemoOptions): AsyncGenerator<ImportBatch> {
  yield importBatch({
    company: demoCompany,
    areas: demoAreas,
    motives: demoMotives,
    users: await demoUsers(),
    ...knownRecords(options.now),
  });
  const random = createRandom(options.seed);
  for (let start = 0; start < options.requests; start += batchSize) {
    const records: Records = { customers: [], requests: [], orders: [] };
    const end = Math.min(options.requests, start + batchSize);
    for (let index = start; index < end; index += 1) addOne(records, random, options, index);
    yield importBatch(records);
  }
}
