import { verifyChain } from '../../../shared/procedure/chain.ts';
import { foldCase } from '../../../shared/procedure/fold.ts';
import { summarise } from '../../../shared/procedure/summary.ts';
import type { RepairOutcome, RepairRequest } from '../../../shared/protocol/endpoints.ts';
import { sha256 } from '../../platform/ids.ts';
import type { CentralStore, CentralWriter } from '../store/central-store.ts';
import type { EventRow } from '../store/event-repairs.ts';
import { findSound } from './sound-events.ts';

interface Repaired {
  readonly eventId: string;
  readonly outcome: RepairOutcome;
}

function isSame(one: EventRow, other: EventRow | undefined): boolean {
  return (
    other !== undefined &&
    one.body === other.body &&
    one.hash === other.hash &&
    one.prevHash === other.prevHash &&
    one.caseId === other.caseId &&
    one.seq === other.seq
  );
}

async function isFed(writer: CentralWriter, regional: string, eventId: string): Promise<boolean> {
  const fed = await writer.findFedKeys('case-event', regional, [eventId]);
  return fed.get(eventId)?.deleted === false;
}

async function repairOne(
  writer: CentralWriter,
  row: EventRow,
  standing: EventRow | undefined,
  regional: string,
): Promise<RepairOutcome> {
  const same = isSame(row, standing);
  if (same && (await isFed(writer, regional, row.eventId))) return 'standing';
  if (!same) {
    const inTheWay = await writer.findEventsInTheWay(row);
    // Two events that were both accepted do not stand at one place: then it is not this one that is wrong.
    if ((await findSound(writer, inTheWay)).size > 0) return 'unknown';
    await writer.restoreEvent(
      row,
      inTheWay.map(({ eventId }) => eventId),
    );
  }
  await writer.feedAgain('case-event', regional, [row.eventId]);
  return 'restored';
}

/** Derives the list entries again of cases whose log is whole; what is still missing of the others may come with the next branch. */
async function renewSummaries(writer: CentralWriter, caseIds: readonly string[]): Promise<void> {
  const logs = await writer.listSealed(caseIds);
  const summaries = [...logs.values()].flatMap((log) => {
    const verified = verifyChain(log, sha256);
    const state = verified.ok ? foldCase(verified.value) : null;
    return verified.ok && state !== null ? [summarise(state, verified.value.at(-1)?.at ?? '')] : [];
  });
  await writer.saveSummaries(summaries);
}

/**
 * Takes copies of case events from a branch (sync protocol 15). Only one that the ledger says was accepted here, under that very hash, is
 * put in the place of what stands there; nothing else changes anything.
 */
export async function repairEvents(
  store: CentralStore,
  events: RepairRequest['events'],
): Promise<readonly Repaired[]> {
  return store.transaction(async (writer) => {
    const sound = await findSound(writer, events);
    const standing = await writer.findEventRows(events.map(({ eventId }) => eventId));
    const regionals = new Map<string, string>();
    for (const deviceId of new Set(sound.values())) {
      const device = await writer.findDevice(deviceId);
      if (device !== null) regionals.set(deviceId, device.area.regional);
    }
    const results: Repaired[] = [];
    for (const event of events) {
      const { eventId } = event;
      const regional = regionals.get(sound.get(eventId) ?? '');
      const outcome =
        regional === undefined ? 'unknown' : await repairOne(writer, event, standing.get(eventId), regional);
      results.push({ eventId, outcome });
    }
    const restored = new Set(
      results.filter(({ outcome }) => outcome === 'restored').map(({ eventId }) => eventId),
    );
    const caseIds = events.filter(({ eventId }) => restored.has(eventId)).map(({ caseId }) => caseId);
    await renewSummaries(writer, [...new Set(caseIds)]);
    return results;
  });
}
