import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BranchStore } from '../../main/store/branch-store.ts';
import type { Customer } from '../../shared/domain/customers.ts';
import type { WorkOrder } from '../../shared/domain/orders.ts';
import type { ServiceRequest } from '../../shared/domain/requests.ts';
import { businessCustomer, customer, order, request, requestItem } from '../builders/records.ts';
import { changesOf } from './support/changes-of.ts';
import { type TemporaryStore, temporaryStore } from './support/temporary-store.ts';

let temporary: TemporaryStore;
let store: BranchStore;

beforeEach(async () => {
  temporary = await temporaryStore();
  store = temporary.store;
});
afterEach(() => temporary.close());

interface Records {
  readonly customers?: readonly Customer[];
  readonly requests?: readonly ServiceRequest[];
  readonly orders?: readonly WorkOrder[];
}

const pull = (records: Records) => store.transaction((writer) => writer.applyChanges(changesOf(records)));

async function found(text: string): Promise<readonly string[]> {
  return (await store.searchRequests(text, 20)).map((row) => row.requestId);
}

describe('a search', () => {
  beforeEach(() =>
    pull({
      customers: [
        customer(),
        businessCustomer(),
        customer({
          id: 'C-3',
          firstNames: 'Íñigo',
          lastNames: 'Peñaranda Núñez',
          identityCard: { number: '6789012', complement: '1A', department: 'CB' },
        }),
      ],
      requests: [
        request(),
        request({ id: 'SV-2026-000123', customerId: 'C-2', registeredAt: '2026-11-23T14:00:00.000Z' }),
        request({ id: 'S-3', customerId: 'C-3', registeredAt: '2026-11-22T14:00:00.000Z' }),
      ],
    }),
  );

  test.each([
    ['a surname', 'quispe', ['S-1']],
    ['the beginning of a name', 'mar', ['S-1']],
    ['one letter', 'q', ['S-1']],
    ['words in any order and case', 'MAMANI maría', ['S-1']],
    ['a name without its accents', 'inigo penaranda nunez', ['S-3']],
    ['a name with accents that it has not', 'Quíspe', ['S-1']],
    ['a C.I.', '4512345', ['S-1']],
    ['the beginning of a C.I.', '4512', ['S-1']],
    ['a C.I. with dots', '4.512.345', ['S-1']],
    ['a C.I. as it is printed', 'C.I. 6789012-1A CB', ['S-3']],
    ['a C.I. with its name before it', 'CI: 6.789.012', ['S-3']],
    ['a NIT', 'NIT 1023456028', ['SV-2026-000123']],
    ['a company', 'ferreteria aguila', ['SV-2026-000123']],
    ['a company with its form', 'El Águila S.R.L.', ['SV-2026-000123']],
    ['a request number', 'SV-2026-000123', ['SV-2026-000123']],
    ['the end of a request number', '000123', ['SV-2026-000123']],
    ['a name and a number together', 'quispe 4512', ['S-1']],
    ['everything that fits, newest first', 's', ['SV-2026-000123', 'S-1', 'S-3']],
  ])('finds by %s', async (_what, text, ids) => {
    expect(await found(text)).toEqual(ids);
  });

  test.each([
    ['an empty text', ''],
    ['blanks', '   '],
    ['marks alone', '"*" -- ()'],
    ['a word that nobody bears', 'zzz'],
    ['words of two customers', 'quispe aguila'],
    ['letters that the index does not know', '𞤀𞤁 漢字'],
  ])('finds nothing by %s', async (_what, text) => {
    expect(await found(text)).toEqual([]);
  });

  test('takes quotes and operators as marks between words', async () => {
    expect(await found('"quispe" AND')).toEqual([]);
    expect(await found('"quispe" (mamani)*')).toEqual(['S-1']);
    expect(await found("quispe' OR 1=1")).toEqual([]);
  });

  test('ends at its limit', async () => {
    expect(await store.searchRequests('s', 2)).toHaveLength(2);
  });

  test('follows a customer who is called otherwise now', async () => {
    await pull({ customers: [customer({ lastNames: 'Condori Mamani' })] });
    expect(await found('quispe')).toEqual([]);
    expect(await found('condori')).toEqual(['S-1']);
  });

  test('follows a request that passed to another customer', async () => {
    await pull({ requests: [request({ customerId: 'C-3' })] });
    expect(await found('quispe')).toEqual([]);
    expect(await found('penaranda')).toEqual(['S-1', 'S-3']);
  });

  test('follows a request that moved in time', async () => {
    await pull({ requests: [request({ registeredAt: '2026-11-21T14:00:00.000Z' })] });
    expect(await found('s')).toEqual(['SV-2026-000123', 'S-3', 'S-1']);
    expect(await found('quispe')).toEqual(['S-1']);
  });

  test('no longer finds a request that is gone', async () => {
    await store.transaction((writer) => writer.applyChanges([{ kind: 'request', key: 'S-1', body: null }]));
    expect(await found('quispe')).toEqual([]);
    expect(await store.getRequest('S-1')).toBeNull();
  });
});

test('a request that comes before its customer is found once the customer is there', async () => {
  await pull({ requests: [request()] });
  expect(await found('quispe')).toEqual([]);
  await pull({ customers: [customer()] });
  expect(await found('quispe')).toEqual(['S-1']);
});

describe('the pages of a list', () => {
  const many = Array.from({ length: 25 }, (_, index) =>
    request({
      id: `S-${String(index).padStart(2, '0')}`,
      // Days without times: five requests a moment.
      registeredAt: `2026-11-${String(10 + Math.floor(index / 5))}T04:00:00.000Z`,
    }),
  );
  beforeEach(() => pull({ customers: [customer()], requests: many }));

  async function pages(text: string): Promise<readonly (readonly string[])[]> {
    const read: (readonly string[])[] = [];
    let after: Parameters<BranchStore['listRequests']>[1] = null;
    for (;;) {
      const rows = await store.listRequests(text, after, 10);
      const last = rows.at(-1);
      if (last === undefined) return read;
      read.push(rows.map((row) => row.requestId));
      after = { registeredAt: last.registeredAt, requestId: last.requestId };
    }
  }

  test.each([
    ['of everything', ''],
    ['of what a text finds', 'quispe'],
  ])('%s hold each request once, newest first', async (_what, text) => {
    const read = await pages(text);
    expect(read.map((page) => page.length)).toEqual([10, 10, 5]);
    const ids = read.flat();
    expect(new Set(ids).size).toBe(25);
    const moments = ids.map((id) => many.find((each) => each.id === id)?.registeredAt ?? '');
    expect(moments).toEqual([...moments].sort().reverse());
  });

  test('go on below a request that has gone meanwhile', async () => {
    await store.transaction((writer) => writer.applyChanges([{ kind: 'request', key: 'S-12', body: null }]));
    const after = { registeredAt: '2026-11-12T04:00:00.000Z', requestId: 'S-12' };
    const rows = await store.listRequests('', after, 50);
    expect(rows.map((row) => row.registeredAt)[0]).toBe('2026-11-11T04:00:00.000Z');
  });

  test('are empty for a text of marks alone', async () => {
    expect(await store.listRequests('--', null, 10)).toEqual([]);
  });

  test('do not change when the same requests come again', async () => {
    const before = await pages('');
    await pull({ customers: [customer()], requests: [...many].reverse() });
    expect(await pages('')).toEqual(before);
    expect(await pages('quispe')).toHaveLength(3);
  });
});

describe('a row', () => {
  test('says what a clerk picks a request by', async () => {
    await pull({
      customers: [customer()],
      requests: [request()],
      orders: [order(), order({ id: 'O-2', state: 'assigned' })],
    });
    expect(await store.listRequests('', null, 10)).toEqual([
      {
        requestId: 'S-1',
        customerId: 'C-1',
        customer: 'María Elena Quispe Mamani',
        identity: 'C.I. 4512345 LP',
        kind: 'new-installation',
        registeredAt: '2026-11-23T13:00:00.000Z',
        items: 2,
        products: 'Internet 50 Mbps, Televisión básica',
        orderState: 'assigned',
        obstacle: null,
        openCase: null,
      },
    ]);
  });

  test('says that every product was annulled before', async () => {
    const items = [requestItem('S-1', 1, { state: 'annulled' })];
    await pull({ customers: [customer()], requests: [request({ items })] });
    expect((await store.listRequests('', null, 1))[0]?.obstacle).toBe('annulled');
  });
});

describe('a request', () => {
  test('comes with its customer and orders', async () => {
    await pull({ customers: [customer()], requests: [request()], orders: [order({ id: 'O-2' }), order()] });
    expect(await store.getRequest('S-1')).toEqual({
      request: request(),
      customer: customer(),
      orders: [order(), order({ id: 'O-2' })],
    });
  });

  test('is null when it or its customer is not here', async () => {
    expect(await store.getRequest('S-1')).toBeNull();
    await pull({ requests: [request()] });
    expect(await store.getRequest('S-1')).toBeNull();
  });
});
