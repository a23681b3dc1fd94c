import type { Instant } from '../../../shared/domain/dates.ts';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { openEvent } from '../../../shared/procedure/chain.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import type { Claim } from '../../../shared/procedure/facts.ts';
import { applyEvent } from '../../../shared/procedure/fold.ts';
import type { Operation, Outcome } from '../../../shared/protocol/operations.ts';
import type { CentralWriter } from '../store/central-store.ts';
import type { AcceptedEvent } from '../store/records.ts';
import { claimsOf } from './claims.ts';
import { type CaseHead, judgeOperation, type Knowledge } from './judge-operation.ts';
import { loadKnowledge } from './load-knowledge.ts';

export interface JudgedBatch {
  readonly results: readonly { readonly operation: Operation; readonly outcome: Outcome }[];
  /** In the order of their acceptance. */
  readonly accepted: readonly AcceptedEvent[];
  /** The cases that grew, as they stand now. */
  readonly changed: readonly { readonly head: CaseHead; readonly updatedAt: Instant }[];
}

interface Ledger extends Knowledge {
  readonly claims: Map<string, readonly Claim[]>;
  readonly cases: Map<string, CaseHead>;
  readonly accepted: Map<string, string>;
  readonly refused: Set<string>;
}

/** Moves a case's claims to where it stands now: it may have picked another request. */
function moveClaims(ledger: Ledger, before: CaseHead | null, after: CaseHead): void {
  const requestOf = (head: CaseHead) => answerOf(head.state, 'A1')?.answer.requestId ?? '';
  for (const requestId of new Set([...(before ? [requestOf(before)] : []), requestOf(after)])) {
    const others = (ledger.claims.get(requestId) ?? []).filter(
      (claim) => claim.caseId !== after.state.caseId,
    );
    const items = ledger.requests.get(requestId)?.request.items ?? [];
    ledger.claims.set(
      requestId,
      requestId === requestOf(after) ? [...others, ...claimsOf(after.state, items)] : others,
    );
  }
}

/**
 * Judges operations one after another, each on the case, the claims and the refusals that the ones before it left.
 *
 * @param operations a run of the outbox without a gap.
 * @param previousSha256 of the operation before the first one.
 */
export async function judgeBatch(
  writer: CentralWriter,
  regional: string,
  operations: readonly Operation[],
  previousSha256: string,
  now: Instant,
): Promise<JudgedBatch> {
  const read = operations.map((operation) => ({ operation, event: openEvent(operation.body) }));
  const events = read.map(({ event }) => event).filter((event): event is CaseEvent => event !== null);
  const ledger: Ledger = await loadKnowledge(writer, regional, operations, events, now);
  const results: { operation: Operation; outcome: Outcome }[] = [];
  const accepted: AcceptedEvent[] = [];
  const changed = new Map<string, { head: CaseHead; updatedAt: Instant }>();
  let previous = previousSha256;
  for (const { operation, event } of read) {
    const verdict = judgeOperation(operation, event, previous, ledger);
    previous = operation.sha256;
    results.push({ operation, outcome: verdict.kind === 'refuse' ? verdict.outcome : { status: 'applied' } });
    if (verdict.kind === 'refuse') ledger.refused.add(operation.hash);
    if (verdict.kind !== 'apply') continue;
    // Tried again, its cause gone: what builds on it is judged by itself.
    ledger.refused.delete(operation.hash);
    const before = ledger.cases.get(verdict.event.caseId) ?? null;
    const head = { state: applyEvent(before?.state ?? null, verdict.event), hash: operation.hash };
    ledger.cases.set(verdict.event.caseId, head);
    ledger.accepted.set(verdict.event.eventId, operation.hash);
    moveClaims(ledger, before, head);
    changed.set(head.state.caseId, { head, updatedAt: verdict.event.at });
    accepted.push({
      event: verdict.event,
      body: operation.body,
      prevHash: operation.baseVersion,
      hash: operation.hash,
      regional: verdict.record.request.regional,
    });
  }
  return { results, accepted, changed: [...changed.values()] };
}
