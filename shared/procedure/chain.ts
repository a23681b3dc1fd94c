import { ok, type Result, refuse } from '../result.ts';
import { type CaseEvent, caseEventSchema } from './events.ts';

/** SHA-256 of UTF-8 text, lower-case hex. Handed in: `shared` runs without Node and DOM. */
export type Sha256 = (text: string) => string;

/** An event as it is stored and sent: its text never changes, as the hash is over it. */
export interface SealedEvent {
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** What stands before a case's first event. */
export const chainStart = '0'.repeat(64);

export function sealEvent(event: CaseEvent, prevHash: string, sha256: Sha256): SealedEvent {
  const body = JSON.stringify(event);
  return { body, prevHash, hash: sha256(`${prevHash}\n${body}`) };
}

export interface ChainFault {
  readonly index: number;
  readonly fault: 'unreadable' | 'altered' | 'not-linked' | 'out-of-order';
}

/** Logs of protocol 1 called a printed notification by a type of its own. Their text stays: the hash is over it. */
function upcast(event: unknown): unknown {
  const action = (event as { action?: { type?: unknown; notificationNumber?: unknown } } | null)?.action;
  if (action?.type !== 'notification-printed') return event;
  const { notificationNumber: number, ...rest } = action;
  return { ...(event as object), action: { ...rest, type: 'paper-printed', paper: 'notification', number } };
}

/** Reads a sealed event back; null when it is not one. */
export function openEvent(body: string): CaseEvent | null {
  try {
    const read = caseEventSchema.safeParse(upcast(JSON.parse(body)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/**
 * Checks a whole case's log: each text against its hash, each link to the one before, numbers without a gap.
 *
 * @returns the events, or the first row that was edited, removed or reordered (R11).
 */
export function verifyChain(
  sealed: readonly SealedEvent[],
  sha256: Sha256,
): Result<readonly CaseEvent[], ChainFault> {
  const events: CaseEvent[] = [];
  let previous = chainStart;
  for (const [index, { body, prevHash, hash }] of sealed.entries()) {
    if (sha256(`${prevHash}\n${body}`) !== hash) return refuse({ index, fault: 'altered' });
    if (prevHash !== previous) return refuse({ index, fault: 'not-linked' });
    const event = openEvent(body);
    if (event === null) return refuse({ index, fault: 'unreadable' });
    if (event.seq !== index || event.caseId !== (events[0] ?? event).caseId) {
      return refuse({ index, fault: 'out-of-order' });
    }
    events.push(event);
    previous = hash;
  }
  return ok(events);
}
