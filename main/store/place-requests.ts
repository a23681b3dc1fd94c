import type { EntityManager } from 'typeorm';
import type { ServiceRequest } from '../../shared/domain/requests.ts';
import { isOfSecond, nextRecency, wantedRecency } from './recency.ts';
import { rowsByKey } from './sql.ts';

/** A request and its row number. */
export interface Placed {
  readonly id: string;
  readonly recency: number;
}

/** A row number for each request: its own where it has one, else the next free place of its second. */
export async function placeRequests(
  manager: EntityManager,
  requests: readonly ServiceRequest[],
  standing: ReadonlyMap<string, Placed>,
): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  const taken = new Set<number>();
  let open = requests.flatMap((request) => {
    const before = standing.get(request.id)?.recency;
    if (before === undefined || !isOfSecond(before, request.registeredAt)) {
      return [{ id: request.id, recency: wantedRecency(request.registeredAt, request.id) }];
    }
    places.set(request.id, before);
    taken.add(before);
    return [];
  });
  while (open.length > 0) {
    const asked = open.map((each) => each.recency);
    const occupied = new Set(
      (await rowsByKey<Placed>(manager, 'SELECT id, recency FROM service_request', 'recency', asked)).map(
        (row) => row.recency,
      ),
    );
    const further: Placed[] = [];
    for (const { id, recency } of open) {
      if (occupied.has(recency) || taken.has(recency)) further.push({ id, recency: nextRecency(recency) });
      else {
        places.set(id, recency);
        taken.add(recency);
      }
    }
    open = further;
  }
  return places;
}
