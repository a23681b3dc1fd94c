import { openEvent } from '../../../shared/procedure/chain.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import { digestLimits } from '../../../shared/protocol/digest.ts';
import type { RepairRequest } from '../../../shared/protocol/endpoints.ts';
import { pushLimits } from '../../../shared/protocol/operations.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { sha256 } from '../../platform/ids.ts';
import type { TransportFailure } from '../answer.ts';
import type { Exchange } from '../exchange.ts';

type Handed = RepairRequest['events'][number];

/** A copy as its text says it is: of a row whose keys were altered the text is still the one that was accepted. */
interface Copy {
  /** The key under which it stands here. */
  readonly key: string;
  readonly event: Handed;
}

function copyOf(change: Change): Copy | null {
  if (change.kind !== 'case-event' || change.body === null) return null;
  const { body, prevHash, hash } = change.body;
  const event = openEvent(body);
  if (event === null || sha256(`${prevHash}\n${body}`) !== hash) return null;
  const { eventId, caseId, seq } = event;
  return { key: change.key, event: { eventId, caseId, seq, body, prevHash, hash } };
}

/** As many as one request carries, one at least. */
function takeCopies(copies: readonly Copy[]): readonly Copy[] {
  let bytes = 0;
  const end = copies.findIndex(({ event }, index) => {
    bytes += Buffer.byteLength(event.body);
    return index > 0 && (index >= digestLimits.events || bytes > pushLimits.bytes);
  });
  return end < 0 ? copies : copies.slice(0, end);
}

/**
 * Hands case events back that the central office lacks or holds altered. What stands here under a key that is not its own goes once the
 * central office has it; what it says it never accepted stays.
 *
 * @returns how many records were put right.
 */
export async function giveBack(
  { store, transport, peer, logger }: Exchange,
  wanted: readonly Change[],
): Promise<Result<number, TransportFailure>> {
  const copies = wanted.map(copyOf).filter((copy) => copy !== null);
  let repaired = 0;
  let unknown = wanted.length - copies.length;
  for (let rest = copies; rest.length > 0; ) {
    const batch = takeCopies(rest);
    rest = rest.slice(batch.length);
    const answer = await transport.repair(peer, {
      protocol: protocolVersion,
      events: batch.map(({ event }) => event),
    });
    if (!answer.ok) return answer;
    const outcomes = new Map(answer.value.results.map(({ eventId, outcome }) => [eventId, outcome]));
    const misplaced: string[] = [];
    for (const { key, event } of batch) {
      const outcome = outcomes.get(event.eventId) ?? 'unknown';
      if (outcome === 'unknown') unknown += 1;
      else if (key !== event.eventId) misplaced.push(key);
      if (outcome === 'restored') repaired += 1;
    }
    if (misplaced.length > 0) await store.transaction((writer) => writer.dropEvents(misplaced));
    repaired += misplaced.length;
  }
  if (unknown > 0) logger.error({ unknown }, 'the central office does not know case events that stand here');
  return ok(repaired);
}
