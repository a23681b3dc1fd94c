import { type Customer, customerIdentity, customerName } from '../../shared/domain/customers.ts';
import { decidingOrderState, type OrderState } from '../../shared/domain/orders.ts';
import type { RequestItem } from '../../shared/domain/requests.ts';
import type { RequestRow } from '../../shared/ipc/views.ts';
import { openStatuses } from '../../shared/procedure/summary.ts';

/** Cases of these statuses hold a request while they are answered, as a list of SQL. */
export const openStatusList = `(${openStatuses.map((status) => `'${status}'`).join(', ')})`;

/** A row as the database answers it, with all that stands around the request: one statement a page. */
export interface FoundRow {
  readonly requestId: string;
  readonly customerId: string;
  readonly kind: RequestRow['kind'];
  readonly registeredAt: string;
  readonly items: string;
  readonly customerKind: Customer['kind'];
  readonly firstNames: string;
  readonly lastNames: string;
  readonly companyName: string | null;
  readonly identityCard: string | null;
  readonly nit: string | null;
  /** States of its orders, joined by commas. */
  readonly orders: string | null;
  /** JSON: ids of the items that registered annulments hold. */
  readonly claimed: string;
  /** JSON: a case that is answered now; a second one at another counter is told by the central office. */
  readonly openCase: string | null;
}

/** The columns of `FoundRow`, from `service_request r` and its `customer c`. */
export const foundColumns = `r.id AS requestId, r.customerId, r.kind, r.registeredAt, r.items, c.kind AS customerKind, c.firstNames,
  c.lastNames, c.companyName, c.identityCard, c.nit,
  (SELECT group_concat(state) FROM work_order WHERE requestId = r.id) AS orders,
  (SELECT json_group_array(itemId) FROM claim WHERE requestId = r.id) AS claimed,
  (SELECT json_object('caseId', caseId, 'caseNumber', caseNumber, 'advisor', openedByName, 'areaName', areaName,
      'openedBy', openedBy) FROM case_summary
    WHERE requestId = r.id AND status IN ${openStatusList}
    LIMIT 1) AS openCase`;

export function toRequestRow(row: FoundRow): RequestRow {
  const items: readonly RequestItem[] = JSON.parse(row.items);
  const identityCard: Customer['identityCard'] =
    row.identityCard === null ? null : JSON.parse(row.identityCard);
  const claimed = new Set<string>(JSON.parse(row.claimed));
  const openCase: RequestRow['openCase'] = row.openCase === null ? null : JSON.parse(row.openCase);
  const states = (row.orders?.split(',') ?? []) as OrderState[];
  const active = items.filter((item) => item.state === 'active');
  const isHeld = openCase !== null || active.every((item) => claimed.has(item.id));
  return {
    requestId: row.requestId,
    customerId: row.customerId,
    customer: customerName({ ...row, kind: row.customerKind }),
    identity: customerIdentity({ identityCard, nit: row.nit }),
    kind: row.kind,
    registeredAt: row.registeredAt,
    items: items.length,
    products: items.map((item) => item.description).join(', '),
    orderState: decidingOrderState(states.map((state) => ({ state }))),
    obstacle: active.length === 0 ? 'annulled' : isHeld ? 'under-annulment' : null,
    openCase,
  };
}
