import type { EntityManager } from 'typeorm';
import { customerIdentity, customerName } from '../../shared/domain/customers.ts';
import { decidingOrderState, type OrderState } from '../../shared/domain/orders.ts';
import type { RequestItem } from '../../shared/domain/requests.ts';
import type { RequestRow } from '../../shared/ipc/views.ts';
import type { StoreReader } from './branch-store.ts';
import { customerEntity, customerFromRow } from './entities/customer.ts';
import { serviceRequestEntity } from './entities/service-request.ts';
import { workOrderEntity } from './entities/work-order.ts';
import { matchExpression } from './request-search.ts';
import { rowsByKey, rowsOf, type SqlValue } from './sql.ts';

/** Cases of these statuses hold a request while they are answered. */
export const openStatuses = `('in-progress', 'at-back-office')`;

interface FoundRow {
  readonly requestId: string;
  readonly customerId: string;
  readonly kind: RequestRow['kind'];
  readonly registeredAt: string;
  readonly items: string;
  readonly customerKind: 'residential' | 'business';
  readonly firstNames: string;
  readonly lastNames: string;
  readonly companyName: string | null;
  readonly identityCard: string | null;
  readonly nit: string | null;
}

const select = `SELECT r.id AS requestId, r.customerId, r.kind, r.registeredAt, r.items, c.kind AS customerKind, c.firstNames,
  c.lastNames, c.companyName, c.identityCard, c.nit`;

interface OpenCaseRow {
  readonly requestId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly openedBy: string;
  readonly openedByName: string;
  readonly areaName: string;
}

function groupBy<Row, Value>(rows: readonly Row[], keyOf: (row: Row) => string, pick: (row: Row) => Value) {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(pick(row));
    else groups.set(keyOf(row), [pick(row)]);
  }
  return groups;
}

/** What stands around a page of requests: three statements, however many rows. */
async function surroundings(manager: EntityManager, ids: readonly string[]) {
  const orders = await rowsByKey<{ requestId: string; state: OrderState }>(
    manager,
    'SELECT requestId, state FROM work_order',
    'requestId',
    ids,
  );
  const claims = await rowsByKey<{ requestId: string; itemId: string }>(
    manager,
    'SELECT requestId, itemId FROM claim',
    'requestId',
    ids,
  );
  const open = await rowsByKey<OpenCaseRow>(
    manager,
    `SELECT requestId, caseId, caseNumber, openedBy, openedByName, areaName
      FROM (SELECT * FROM case_summary WHERE status IN ${openStatuses})`,
    'requestId',
    ids,
  );
  return {
    orders: groupBy(
      orders,
      (row) => row.requestId,
      (row) => ({ state: row.state }),
    ),
    claimed: new Set(claims.map((row) => row.itemId)),
    open: new Map(open.map((row) => [row.requestId, row])),
  };
}

async function toRequestRows(
  manager: EntityManager,
  found: readonly FoundRow[],
): Promise<readonly RequestRow[]> {
  if (found.length === 0) return [];
  const around = await surroundings(
    manager,
    found.map((row) => row.requestId),
  );
  return found.map((row) => {
    const items: readonly RequestItem[] = JSON.parse(row.items);
    const identityCard = row.identityCard === null ? null : JSON.parse(row.identityCard);
    const active = items.filter((item) => item.state === 'active');
    const open = around.open.get(row.requestId);
    const isHeld = open !== undefined || active.every((item) => around.claimed.has(item.id));
    return {
      requestId: row.requestId,
      customerId: row.customerId,
      customer: customerName({ ...row, kind: row.customerKind }),
      identity: customerIdentity({ identityCard, nit: row.nit }),
      kind: row.kind,
      registeredAt: row.registeredAt,
      items: items.length,
      products: items.map((item) => item.description).join(', '),
      orderState: decidingOrderState(around.orders.get(row.requestId) ?? []),
      obstacle: active.length === 0 ? 'annulled' : isHeld ? 'under-annulment' : null,
      openCase: open
        ? {
            caseId: open.caseId,
            caseNumber: open.caseNumber,
            advisor: open.openedByName,
            areaName: open.areaName,
            openedBy: open.openedBy,
          }
        : null,
    };
  });
}

/** The statement of a page, newest first: by the index's own order where there is a text, by the table's where there is none. */
export function pageStatement(hasText: boolean, isFurther: boolean): string {
  if (!hasText) {
    return `${select} FROM service_request r JOIN customer c ON c.id = r.customerId
      ${isFurther ? 'WHERE r.recency < ?' : ''} ORDER BY r.recency DESC LIMIT ?`;
  }
  return `${select} FROM (SELECT rowid AS place FROM request_search WHERE request_search MATCH ?
      ${isFurther ? 'AND rowid < ?' : ''} ORDER BY rowid DESC LIMIT ?) s
    JOIN service_request r ON r.recency = s.place JOIN customer c ON c.id = r.customerId ORDER BY s.place DESC`;
}

type RequestReader = Pick<StoreReader, 'searchRequests' | 'listRequests' | 'getRequest'>;

export function requestReader(manager: EntityManager): RequestReader {
  async function page(text: string, afterId: string | null, limit: number): Promise<readonly RequestRow[]> {
    const match = matchExpression(text);
    if (match === null && text.trim() !== '') return [];
    const values: SqlValue[] = match === null ? [] : [match];
    if (afterId !== null) {
      const [last] = await rowsOf<{ recency: number }>(
        manager,
        'SELECT recency FROM service_request WHERE id = ?',
        [afterId],
      );
      if (!last) return [];
      values.push(last.recency);
    }
    const found = await rowsOf<FoundRow>(manager, pageStatement(match !== null, afterId !== null), [
      ...values,
      limit,
    ]);
    return toRequestRows(manager, found);
  }
  return {
    searchRequests: (text, limit) => (text.trim() === '' ? Promise.resolve([]) : page(text, null, limit)),
    listRequests: (text, after, limit) => page(text, after?.requestId ?? null, limit),
    async getRequest(requestId) {
      const request = await manager.findOneBy(serviceRequestEntity, { id: requestId });
      const customer = request && (await manager.findOneBy(customerEntity, { id: request.customerId }));
      if (!customer) return null;
      const orders = await manager.find(workOrderEntity, { where: { requestId }, order: { id: 'ASC' } });
      return { request, customer: customerFromRow(customer), orders };
    },
  };
}
