import { newId, sha256 } from '../../main/platform/ids.ts';
import { businessDay, type Instant } from '../../shared/domain/dates.ts';
import { chainStart, sealEvent } from '../../shared/procedure/chain.ts';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import type { CaseFacts } from '../../shared/procedure/facts.ts';
import type { Operation } from '../../shared/protocol/operations.ts';
import { caseFacts } from '../builders/case-facts.ts';
import { walkCase } from './walk-case.ts';

/** Events of one case: an unpaid request of two products, annulled in full, its notification printed. */
const eventsOfCase = 7;

/** How many requests so many events are about. */
export function casesFor(events: number): number {
  return Math.ceil(events / eventsOfCase);
}

/** A request of its own, registered and to be annulled at the given moment; it is known as `S-<number>`. */
export function factsOf(number: number, at: Instant): CaseFacts {
  const { request, ...others } = caseFacts({ at, businessDay: businessDay(at) });
  const id = `S-${number}`;
  const items = request.items.map((item) => ({ ...item, id: `${id}-${item.line}` }));
  return { ...others, request: { ...request, id, items, registeredAt: at } };
}

/** So many events, case after case, on the requests from `first` on. The last case may be left in the middle. */
export function eventsOn(first: number, count: number, at: Instant): readonly CaseEvent[] {
  return Array.from({ length: casesFor(count) }, (_, index) => {
    const number = first + index;
    return walkCase(
      factsOf(number, at),
      `LPZ-01-01-${String(number).padStart(6, '0')}`,
      Number.POSITIVE_INFINITY,
      at,
    );
  })
    .flat()
    .slice(0, count);
}

/** Puts events into an outbox of one epoch: each call goes on where the one before ended. */
export function outboxOf(): (events: readonly CaseEvent[]) => readonly Operation[] {
  let seq = 0;
  let prevSha256 = chainStart;
  const heads = new Map<string, string>();
  return (events) =>
    events.map((event) => {
      const baseVersion = heads.get(event.caseId) ?? chainStart;
      const { body, hash } = sealEvent(event, baseVersion, sha256);
      heads.set(event.caseId, hash);
      seq += 1;
      const operation: Operation = {
        opId: newId(),
        seq,
        type: 'case-event',
        opVersion: 1,
        baseVersion,
        body,
        hash,
        sha256: sha256(`${prevSha256}\n${body}`),
        prevSha256,
      };
      prevSha256 = operation.sha256;
      return operation;
    });
}
