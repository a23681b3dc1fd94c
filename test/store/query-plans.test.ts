import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseListFilter } from '../../main/store/branch-store.ts';
import { listStatement } from '../../main/store/case-reader.ts';
import { pageStatement } from '../../main/store/request-reader.ts';
import { planOf, type TemporaryStore, temporaryStore } from './support/temporary-store.ts';

let temporary: TemporaryStore;
beforeAll(async () => {
  temporary = await temporaryStore();
});
afterAll(() => temporary.close());

/** What each row of a page looks at besides, by an index each. */
const around = [
  'SEARCH c USING INDEX sqlite_autoindex_customer_1 (id=?)',
  'SEARCH work_order USING COVERING INDEX work_order_request (requestId=?)',
  'SEARCH claim USING COVERING INDEX claim_request (requestId=?)',
  'SEARCH case_summary USING INDEX case_summary_request (requestId=? AND status=?)',
];
const last = 'SEARCH service_request USING COVERING INDEX sqlite_autoindex_service_request_1 (id=?)';

async function stepsOf(sql: string): Promise<readonly string[]> {
  const plan = await planOf(temporary.file, sql);
  return plan.filter((line) => /^(SCAN|SEARCH|USE)/.test(line)).sort();
}

test.each([
  ['first', false, ['SCAN r']],
  ['further', true, ['SEARCH r USING INTEGER PRIMARY KEY (rowid<?)', last]],
])('the %s page of requests is read backwards along the table', async (_which, isFurther, read) => {
  expect(await stepsOf(pageStatement(false, isFurther))).toEqual([...read, ...around].sort());
});

test.each([
  ['first', false, 'M1', []],
  ['further', true, 'M1<', [last]],
])(
  'the %s page of what a text finds is read backwards along the index',
  async (_which, isFurther, used, more) => {
    const read = [
      // 64: in the order of the row numbers, 128: backwards.
      `SCAN request_search VIRTUAL TABLE INDEX 192:${used}`,
      'SCAN s',
      'SEARCH r USING INTEGER PRIMARY KEY (rowid=?)',
    ];
    expect(await stepsOf(pageStatement(true, isFurther))).toEqual([...read, ...more, ...around].sort());
  },
);

const everything: CaseListFilter = {
  openedBy: null,
  centre: null,
  step: null,
  opened: null,
  areaId: null,
  oldestFirst: false,
  queueRole: null,
  attention: false,
  status: null,
  text: '',
  after: null,
  limit: 50,
};
const after = { updatedAt: '2026-11-23T14:00:00.000Z', caseId: 'x' };

test.each<[string, Partial<CaseListFilter>, string]>([
  ['everything', {}, 'case_summary_updated'],
  ['a further page', { after }, 'case_summary_updated'],
  ['one’s own', { openedBy: 'u-1' }, 'case_summary_opened_by'],
  ['a further page of one’s own', { openedBy: 'u-1', after }, 'case_summary_opened_by'],
])('a list of cases goes along an index and sorts nothing: %s', async (_what, filter, index) => {
  const plan = await planOf(temporary.file, listStatement({ ...everything, ...filter }).sql);
  expect(plan[0]).toContain(index);
  expect(plan.join('\n')).not.toContain('TEMP B-TREE');
});

test.each([
  ['a case’s log', 'SELECT * FROM case_event WHERE caseId IN (?, ?)', 'case_event_case'],
  [
    'what waits to be sent',
    'SELECT * FROM outbox WHERE outcome IS NULL ORDER BY position LIMIT ?',
    'outbox_waiting',
  ],
  [
    'the outbox’s end',
    'SELECT seq FROM outbox WHERE epoch = ? ORDER BY seq DESC LIMIT 1',
    'sqlite_autoindex_outbox',
  ],
  ['the claims of a request', 'SELECT itemId FROM claim WHERE requestId = ?', 'claim_request'],
  ['the cases of a request', 'SELECT * FROM case_summary WHERE requestId = ?', 'case_summary_request'],
  [
    'the orders of requests',
    'SELECT requestId, state FROM work_order WHERE requestId IN (?, ?)',
    'work_order_request',
  ],
  [
    'the requests of customers',
    'SELECT id FROM service_request WHERE customerId IN (?, ?)',
    'service_request_customer',
  ],
])('an index is used by %s', async (_what, sql, index) => {
  const plan = await planOf(temporary.file, sql);
  expect(plan).toHaveLength(1);
  expect(plan[0]).toContain(index);
});
