import type { EntityManager } from 'typeorm';
import type { RequestRow } from '../../shared/ipc/views.ts';
import type { StoreReader } from './branch-store.ts';
import { customerEntity, customerFromRow } from './entities/customer.ts';
import { serviceRequestEntity } from './entities/service-request.ts';
import { workOrderEntity } from './entities/work-order.ts';
import { firstRecency } from './recency.ts';
import { type FoundRow, foundColumns, toRequestRow } from './request-row.ts';
import { matchExpression } from './request-search.ts';
import { rowsOf, type SqlValue } from './sql.ts';

/**
 * Behind the last row of the page before; its second, if it has gone meanwhile. The driver binds a number this large as a fraction, by
 * which the index would not go on but begin anew: hence the cast.
 */
const behind = '< coalesce((SELECT recency FROM service_request WHERE id = ?), CAST(? AS INTEGER))';

/** The statement of a page, newest first: by the index's own order where there is a text, by the table's where there is none. */
export function pageStatement(hasText: boolean, isFurther: boolean): string {
  if (!hasText) {
    return `SELECT ${foundColumns} FROM service_request r JOIN customer c ON c.id = r.customerId
      ${isFurther ? `WHERE r.recency ${behind}` : ''} ORDER BY r.recency DESC LIMIT ?`;
  }
  return `SELECT ${foundColumns} FROM (SELECT rowid AS place FROM request_search WHERE request_search MATCH ?
      ${isFurther ? `AND rowid ${behind}` : ''} ORDER BY rowid DESC LIMIT ?) s
    JOIN service_request r ON r.recency = s.place JOIN customer c ON c.id = r.customerId ORDER BY s.place DESC`;
}

type After = Parameters<StoreReader['listRequests']>[1];
type RequestReader = Pick<StoreReader, 'searchRequests' | 'listRequests' | 'getRequest'>;

export function requestReader(manager: EntityManager): RequestReader {
  async function page(text: string, after: After, limit: number): Promise<readonly RequestRow[]> {
    const match = matchExpression(text);
    if (match === null && text.trim() !== '') return [];
    const values: SqlValue[] = [
      ...(match === null ? [] : [match]),
      ...(after === null ? [] : [after.requestId, firstRecency(after.registeredAt)]),
      limit,
    ];
    const found = await rowsOf<FoundRow>(manager, pageStatement(match !== null, after !== null), values);
    return found.map(toRequestRow);
  }
  return {
    searchRequests: (text, limit) => (text.trim() === '' ? Promise.resolve([]) : page(text, null, limit)),
    listRequests: page,
    async getRequest(requestId) {
      const request = await manager.findOneBy(serviceRequestEntity, { id: requestId });
      const customer = request && (await manager.findOneBy(customerEntity, { id: request.customerId }));
      if (!customer) return null;
      const orders = await manager.find(workOrderEntity, { where: { requestId }, order: { id: 'ASC' } });
      return { request, customer: customerFromRow(customer), orders };
    },
  };
}
