import type { Instant } from '../../../shared/domain/dates.ts';
import { chainStart } from '../../../shared/procedure/chain.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import type { Claim } from '../../../shared/procedure/facts.ts';
import { foldCase } from '../../../shared/procedure/fold.ts';
import type { Operation } from '../../../shared/protocol/operations.ts';
import type { CentralReader, CentralWriter } from '../store/central-store.ts';
import { type CaseHead, type Knowledge, requestIdOf } from './judge-operation.ts';

type LoadedKnowledge = Knowledge & {
  readonly claims: Map<string, readonly Claim[]>;
  readonly cases: Map<string, CaseHead>;
  readonly accepted: Map<string, string>;
  readonly refused: Set<string>;
};

async function loadCases(reader: CentralReader, caseIds: readonly string[]): Promise<Map<string, CaseHead>> {
  const cases = new Map<string, CaseHead>();
  for (const [caseId, log] of await reader.listLogs(caseIds)) {
    const state = foldCase(log.map(({ event }) => event));
    const last = log.at(-1);
    if (state !== null && last !== undefined) cases.set(caseId, { state, hash: last.hash });
  }
  return cases;
}

/**
 * What operations build on that neither stands at the end of a case nor comes before them in the batch, whose outcomes the batch itself
 * knows: an outbox that goes on has none, and each hash costs a search in everything that was ever answered.
 */
function strangeBases(
  operations: readonly Operation[],
  cases: ReadonlyMap<string, CaseHead>,
): readonly string[] {
  const met = new Set([chainStart, ...Array.from(cases.values(), ({ hash }) => hash)]);
  return operations.flatMap(({ baseVersion, hash }) => {
    const isMet = met.has(baseVersion);
    met.add(hash);
    return isMet ? [] : [baseVersion];
  });
}

/** Reads at once, for a whole batch, what its operations are judged by: a few queries, however many operations there are. */
export async function loadKnowledge(
  writer: CentralWriter,
  regional: string,
  operations: readonly Operation[],
  events: readonly CaseEvent[],
  now: Instant,
): Promise<LoadedKnowledge> {
  const cases = await loadCases(writer, [...new Set(events.map(({ caseId }) => caseId))]);
  const named = events.map((event) => requestIdOf(event, cases.get(event.caseId)?.state ?? null));
  const requestIds = [...new Set(named.filter((id): id is string => id !== null))];
  await writer.lockRequests(requestIds);
  const requests = await writer.findRequests(requestIds);
  return {
    regional,
    now,
    takeMinutes: (await writer.getSettings()).takeMinutes,
    centres: [...new Set((await writer.listSupervisors(regional)).map(({ centre }) => centre))].sort(),
    cases,
    requests,
    users: await writer.findUsers([...new Set(events.map(({ actor }) => actor.userId))]),
    areas: await writer.findAreas([...new Set(events.map(({ actor }) => actor.areaId))]),
    claims: await writer.listClaims(requests),
    accepted: await writer.findEventHashes(events.map(({ eventId }) => eventId)),
    refused: await writer.findRefusedHashes(strangeBases(operations, cases)),
  };
}
