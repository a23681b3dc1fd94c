import { isDeepStrictEqual } from 'node:util';
import { type ChainFault, type SealedEvent, verifyChain } from '../../../shared/procedure/chain.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import { foldCase } from '../../../shared/procedure/fold.ts';
import { heldItems } from '../../../shared/procedure/held-items.ts';
import { type CaseSummary, summarise } from '../../../shared/procedure/summary.ts';
import { sha256 } from '../../platform/ids.ts';
import type { DocumentStore } from '../documents/document-store.ts';
import type { CentralReader } from '../store/central-store.ts';

import { checkDocuments, type DocumentFinding } from './check-documents.ts';

export type Finding =
  /** `index`: the event of the case, from 0 on, where its log stops being the one that was written. */
  | {
      readonly kind: 'log';
      readonly case: string;
      readonly fault: ChainFault['fault'];
      readonly index: number;
    }
  /** The list entry does not say what the log says; without a log there should be none. */
  | { readonly kind: 'summary' | 'annulment' | 'feed'; readonly case: string }
  /** An operation was answered as applied, and its event is not in any log. */
  | { readonly kind: 'event-missing'; readonly device: string; readonly seq: number }
  /** Two cases, or their notifications, bear one number. */
  | { readonly kind: 'number-repeated'; readonly number: string }
  | DocumentFinding;

export interface Verification {
  readonly cases: number;
  readonly events: number;
  readonly findings: readonly Finding[];
}

const pageSize = 500;

interface CaseRows {
  readonly caseId: string;
  readonly sealed: readonly (SealedEvent & { readonly eventId: string })[];
  readonly summary: CaseSummary | null;
  readonly heldItems: readonly string[];
  readonly fed: ReadonlySet<string>;
}

function checkProjections(events: readonly CaseEvent[], name: string, rows: CaseRows): readonly Finding[] {
  const findings: Finding[] = [];
  const state = foldCase(events);
  const expected = state === null ? null : summarise(state, events.at(-1)?.at ?? '');
  if (!isDeepStrictEqual(rows.summary, expected)) findings.push({ kind: 'summary', case: name });
  const items = (state === null ? [] : heldItems(state)).map((item) => item.id).sort();
  if (!isDeepStrictEqual([...rows.heldItems].sort(), items)) findings.push({ kind: 'annulment', case: name });
  if (rows.sealed.some(({ eventId }) => !rows.fed.has(eventId))) findings.push({ kind: 'feed', case: name });
  return findings;
}

function checkCase(rows: CaseRows): readonly Finding[] {
  const name = rows.summary?.caseNumber ?? rows.caseId;
  const verified = verifyChain(rows.sealed, sha256);
  if (!verified.ok) return [{ kind: 'log', case: name, ...verified.error }];
  const mixed = rows.sealed.findIndex(({ eventId }, index) => {
    const event = verified.value[index];
    return event?.eventId !== eventId || event.caseId !== rows.caseId;
  });
  // The row's own keys are outside of its hash.
  if (mixed >= 0) return [{ kind: 'log', case: name, fault: 'altered', index: mixed }];
  // A log that opens twice, or never, was not written by the central office, and has no fold.
  const misplaced = verified.value.findIndex(
    ({ action }, index) => (action.type === 'case-opened') !== (index === 0),
  );
  if (misplaced >= 0) return [{ kind: 'log', case: name, fault: 'out-of-order', index: misplaced }];
  return checkProjections(verified.value, name, rows);
}

async function checkLedger(reader: CentralReader): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let after = '';
  for (;;) {
    const page = await reader.listApplied(after, pageSize);
    const last = page.at(-1);
    if (last === undefined) return findings;
    const accepted = await reader.findAcceptedHashes(page.map(({ hash }) => hash));
    for (const [index, { deviceId, seq, hash }] of page.entries()) {
      // An event that was sent under two epochs stands there twice, side by side.
      if (accepted.has(hash) || hash === page[index - 1]?.hash) continue;
      const device = await reader.findDevice(deviceId);
      findings.push({ kind: 'event-missing', device: device?.code ?? deviceId, seq });
    }
    after = last.hash;
  }
}

/**
 * Checks every case's log, what was derived from it, and that every event answered as applied is there (R11).
 *
 * @param documents where their content is; null: it is not looked at.
 */
export async function verifyStore(
  reader: CentralReader,
  documents: Pick<DocumentStore, 'read'> | null = null,
): Promise<Verification> {
  const findings: Finding[] = [];
  let cases = 0;
  let events = 0;
  let after = '';
  for (;;) {
    const caseIds = await reader.listCaseIds(after, pageSize);
    const last = caseIds.at(-1);
    if (last === undefined) break;
    const logs = await reader.listSealed(caseIds);
    const summaries = await reader.findSummaries(caseIds);
    const held = await reader.listHeldItems(caseIds);
    const fed = await reader.findFedEvents([...logs.values()].flat().map(({ eventId }) => eventId));
    for (const caseId of caseIds) {
      const sealed = logs.get(caseId) ?? [];
      const summary = summaries.get(caseId) ?? null;
      findings.push(...checkCase({ caseId, sealed, summary, heldItems: held.get(caseId) ?? [], fed }));
      if (documents !== null) {
        findings.push(...(await checkDocuments(reader, documents, summary?.caseNumber ?? caseId, sealed)));
      }
      events += sealed.length;
    }
    cases += caseIds.length;
    after = last;
  }
  const repeated = (await reader.listRepeatedNumbers()).map(
    (number): Finding => ({ kind: 'number-repeated', number }),
  );
  return { cases, events, findings: [...findings, ...repeated, ...(await checkLedger(reader))] };
}
