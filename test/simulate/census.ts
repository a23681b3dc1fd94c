import { claimedDeviceId } from '../../main/central/devices/verify-token.ts';
import { feedStart } from '../../main/central/feed/cursor.ts';
import type { CentralReader } from '../../main/central/store/central-store.ts';
import type { FeedPosition } from '../../main/central/store/records.ts';
import type { Change } from '../../shared/protocol/changes.ts';
import { pushRequestSchema, pushResponseSchema } from '../../shared/protocol/endpoints.ts';
import type { Operation, Outcome } from '../../shared/protocol/operations.ts';
import type { Exchange, Office } from './office.ts';
import { isPushRequest } from './wire.ts';

/** An operation that the central office answered, as it went over the line. */
export interface AnsweredOperation {
  readonly deviceId: string;
  readonly epoch: string;
  readonly operation: Operation;
  readonly outcome: Outcome;
  /** Which exchange of the traffic it was in. */
  readonly exchange: number;
}

export function deviceOf({ request }: Exchange): string {
  return claimedDeviceId((request.headers.authorization ?? '').replace('Bearer ', '')) ?? '';
}

export const isPush = ({ request }: Exchange): boolean => isPushRequest(request);

/** Everything that was ever answered operation by operation, in the order of the answers. */
export function answeredOperations(traffic: readonly Exchange[]): readonly AnsweredOperation[] {
  return traffic.flatMap((exchange, index) => {
    if (!isPush(exchange) || exchange.answer.status !== 200) return [];
    const { epoch, operations } = pushRequestSchema.parse(JSON.parse(exchange.request.body));
    const { results } = pushResponseSchema.parse(JSON.parse(exchange.answer.text));
    return operations.flatMap((operation, place) => {
      const outcome = results[place]?.outcome;
      return outcome === undefined
        ? []
        : [{ deviceId: deviceOf(exchange), epoch, operation, outcome, exchange: index }];
    });
  });
}

/** All that a regional's branches get, as it is now. */
export async function scopeOf(reader: CentralReader, regional: string): Promise<readonly Change[]> {
  const found: Change[] = [];
  let after: FeedPosition = feedStart;
  for (;;) {
    const rows = await reader.listFeed(regional, after, 500);
    const last = rows.at(-1);
    if (last === undefined) return found;
    const kinds = Map.groupBy(rows, ({ kind }) => kind);
    for (const [kind, page] of kinds)
      found.push(
        ...(await reader.findChanges(
          kind,
          page.map(({ key }) => key),
        )),
      );
    after = last;
  }
}

/** What the central office holds, as text: two of the same say that nothing changed in between. */
export async function imprint({ central, traffic }: Office): Promise<string> {
  const { read } = central.store;
  const epochs = new Map(
    answeredOperations(traffic).map(({ deviceId, epoch }) => [`${deviceId} ${epoch}`, { deviceId, epoch }]),
  );
  const ledgers = await Promise.all(
    [...epochs.values()].map(({ deviceId, epoch }) => read.listPushResults(deviceId, epoch, 1, 1_000_000)),
  );
  return JSON.stringify([
    await read.listFeed('LPZ', feedStart, 100_000),
    await read.listFeed('SCZ', feedStart, 100_000),
    await scopeOf(read, 'LPZ'),
    await scopeOf(read, 'SCZ'),
    ledgers,
  ]);
}
