import { openEvent } from '../../../shared/procedure/chain.ts';
import { sha256 } from '../../platform/ids.ts';
import type { CentralReader } from '../store/central-store.ts';
import type { EventRow } from '../store/event-repairs.ts';

/** Is the text the one that was hashed, and does it name its own place? */
function isWhole({ eventId, caseId, seq, body, prevHash, hash }: EventRow): boolean {
  if (sha256(`${prevHash}\n${body}`) !== hash) return false;
  const event = openEvent(body);
  return event !== null && event.eventId === eventId && event.caseId === caseId && event.seq === seq;
}

/**
 * Which of these events are as they were accepted: whole, and their hash is one that the ledger of pushes says was taken.
 *
 * @returns the devices that sent them, by event id.
 */
export async function findSound(
  reader: CentralReader,
  rows: readonly EventRow[],
): Promise<ReadonlyMap<string, string>> {
  const whole = rows.filter(isWhole);
  const applied = await reader.findAppliedHashes(whole.map(({ hash }) => hash));
  return new Map(
    whole.flatMap(({ eventId, hash }) => {
      const deviceId = applied.get(hash);
      return deviceId === undefined ? [] : [[eventId, deviceId] as const];
    }),
  );
}
