import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCentral, type TestCentral } from '../support/start-central.ts';

let office: TestCentral;
beforeEach(async () => {
  office = await startCentral();
});
afterEach(() => office.close());

/** SQLite's plan of a query, a line a step. */
async function planOf(sql: string): Promise<readonly string[]> {
  const database = new sqlite3.Database(join(office.folder, 'central.sqlite'));
  const rows = await new Promise<readonly { detail: string }[]>((resolve, reject) => {
    database.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, (error, found) =>
      error ? reject(error) : resolve(found),
    );
  });
  await new Promise((resolve) => database.close(resolve));
  return rows.map(({ detail }) => detail);
}

describe('the hot queries', () => {
  it.each([
    [
      'a page of the feed',
      `SELECT * FROM feed WHERE scope = ? AND seq > ? ORDER BY seq LIMIT 1001`,
      'feed_scope',
    ],
    [
      'the claims of open cases',
      `SELECT * FROM case_summary WHERE requestId IN (?, ?) AND status IN (?, ?)`,
      'case_summary_request',
    ],
    [
      'the claims of annulments',
      `SELECT * FROM open_annulment WHERE itemId IN (?, ?) AND state = 'open'`,
      'open_annulment',
    ],
    [
      'the log of a case',
      `SELECT * FROM case_event WHERE caseId IN (?, ?) ORDER BY caseId, seq`,
      'case_event',
    ],
    [
      'refused predecessors',
      `SELECT eventHash FROM push_result WHERE eventHash IN (?, ?) AND status <> 'applied'`,
      'push_result_event',
    ],
    ['the orders of requests', `SELECT * FROM work_order WHERE requestId IN (?, ?)`, 'work_order_request'],
    [
      'the newest request',
      `SELECT id FROM service_request ORDER BY registeredAt DESC LIMIT 1`,
      'service_request_registered',
    ],
  ])('go by an index: %s', async (_name, sql, index) => {
    const plan = await planOf(sql);
    expect(plan).toHaveLength(1);
    expect(plan[0]).toContain(index);
    expect(plan[0]).toMatch(/^(?:SEARCH|SCAN .* USING)/);
  });
});
