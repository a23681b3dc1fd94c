import { matchExpression } from '../../main/store/request-search.ts';
import { openRaw } from './raw-sqlite.ts';

type Rows = Promise<readonly Readonly<Record<string, unknown>>[]>;

/** What the store finds, with one prepared statement a question and the rows as the driver gives them. */
export interface RawSearch {
  search(text: string, limit: number): Rows;
  page(afterRequestId: string | null, limit: number): Rows;
  close(): Promise<void>;
}

/** All that a row of the list says, with what stands around the request. */
const columns = `r.id AS requestId, r.customerId, r.kind, r.registeredAt, r.items, c.kind AS customerKind, c.firstNames,
  c.lastNames, c.companyName, c.identityCard, c.nit,
  (SELECT group_concat(state) FROM work_order WHERE requestId = r.id) AS states,
  (SELECT group_concat(itemId) FROM claim WHERE requestId = r.id) AS claimed,
  (SELECT json_array(caseId, caseNumber, openedBy, openedByName, areaName) FROM case_summary
    WHERE requestId = r.id AND status IN ('in-progress', 'at-back-office')) AS openCase`;
const ofCustomer = 'JOIN customer c ON c.id = r.customerId';

const statements = {
  search: `SELECT ${columns} FROM
    (SELECT rowid AS place FROM request_search WHERE request_search MATCH ? ORDER BY rowid DESC LIMIT ?) s
    JOIN service_request r ON r.recency = s.place ${ofCustomer} ORDER BY s.place DESC`,
  first: `SELECT ${columns} FROM service_request r ${ofCustomer} ORDER BY r.recency DESC LIMIT ?`,
  further: `SELECT ${columns} FROM service_request r ${ofCustomer}
    WHERE r.recency < (SELECT recency FROM service_request WHERE id = ?) ORDER BY r.recency DESC LIMIT ?`,
} as const;

/** The floor of searches and pages, on the store's own file. */
export async function openRawSearch(file: string): Promise<RawSearch> {
  const raw = await openRaw(file);
  const search = await raw.prepare(statements.search);
  const first = await raw.prepare(statements.first);
  const further = await raw.prepare(statements.further);
  return {
    search: (text, limit) => search.all(matchExpression(text), limit),
    page: (after, limit) => (after === null ? first.all(limit) : further.all(after, limit)),
    async close() {
      for (const statement of [search, first, further]) await statement.finalize();
      await raw.close();
    },
  };
}
