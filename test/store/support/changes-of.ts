import { sha256 } from '../../../main/platform/ids.ts';
import type { Customer } from '../../../shared/domain/customers.ts';
import type { WorkOrder } from '../../../shared/domain/orders.ts';
import type { ServiceRequest } from '../../../shared/domain/requests.ts';
import { chainStart, sealEvent } from '../../../shared/procedure/chain.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import type { Change } from '../../../shared/protocol/changes.ts';

interface Records {
  readonly customers?: readonly Customer[];
  readonly requests?: readonly ServiceRequest[];
  readonly orders?: readonly WorkOrder[];
}

/** A pulled page of these records. */
export function changesOf({ customers = [], requests = [], orders = [] }: Records): readonly Change[] {
  return [
    ...customers.map((body): Change => ({ kind: 'customer', key: body.id, body })),
    ...requests.map((body): Change => ({ kind: 'request', key: body.id, body })),
    ...orders.map((body): Change => ({ kind: 'order', key: body.id, body })),
  ];
}

/** A pulled page of a case's whole log, sealed as the central office has it. */
export function eventChanges(events: readonly CaseEvent[]): readonly Change[] {
  let prevHash = chainStart;
  return events.map((event): Change => {
    const sealed = sealEvent(event, prevHash, sha256);
    prevHash = sealed.hash;
    return {
      kind: 'case-event',
      key: event.eventId,
      body: { caseId: event.caseId, seq: event.seq, ...sealed },
    };
  });
}
