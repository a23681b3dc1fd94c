import { customerIdentity, customerName } from '../../shared/domain/customers.ts';
import type { FoundNotification } from '../../shared/ipc/closing-channels.ts';
import { answerOf } from '../../shared/procedure/answers.ts';
import { notificationCode, readNotificationText } from '../../shared/procedure/notification-code.ts';
import type { CaseState } from '../../shared/procedure/state.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { StoredCase, StoredEvent } from '../store/branch-store.ts';
import { commandCase } from './case-commands.ts';
import { isRefused, stateOf } from './case-view.ts';
import type { Dependencies, UseCase } from './ports.ts';
import { signedIn } from './signed-in.ts';

function refundEvent({ events }: StoredCase): StoredEvent | undefined {
  return events.findLast(
    ({ event, status }) => event.action.type === 'refund-recorded' && status !== 'refused',
  );
}

function standingOf(stored: StoredCase, state: CaseState): FoundNotification['standing'] {
  // One that waits for the central office may still be refused: nobody gives money on it, and nobody says that it was given.
  if (state.refund) return refundEvent(stored)?.status === 'accepted' ? 'refunded' : 'unconfirmed';
  if (isRefused(stored) || state.position.kind === 'ended') return 'not-accepted';
  if ((state.registered?.refundCents ?? 0) === 0) return 'nothing-to-refund';
  if (state.handoffs.some(({ procedure }) => procedure === 'billing-claims')) return 'transferred';
  // An annulment that the central office has not taken may still be refused: no money goes out on it.
  const isTaken = stored.events.some(
    ({ event, status }) => event.action.type === 'annulment-registered' && status === 'accepted',
  );
  return isTaken ? 'payable' : 'unconfirmed';
}

function describe(stored: StoredCase, proof: FoundNotification['proof']): FoundNotification | null {
  const state = stateOf(stored);
  const { registered, refund } = state;
  const identified = answerOf(state, 'A1')?.facts;
  const fee = answerOf(state, 'A5')?.answer;
  if (!registered?.notificationNumber || !identified) return null;
  return {
    caseId: state.caseId,
    head: state.eventCount - 1,
    caseNumber: state.caseNumber,
    notificationNumber: registered.notificationNumber,
    customer: customerName(identified.customer),
    identity: customerIdentity(identified.customer),
    kind: identified.customer.kind,
    requestId: identified.request.id,
    items: registered.items,
    paidCents: fee?.paid ? fee.amountCents : 0,
    paidReceipt: fee?.paid ? fee.receiptNumber : null,
    refundCents: registered.refundCents,
    advisor: registered.actor.name,
    areaName: registered.actor.areaName,
    at: registered.at,
    proof,
    standing: standingOf(stored, state),
    refund: refund && {
      receiptNumber: refund.receiptNumber,
      amountCents: refund.amountCents,
      refundedOn: refund.refundedOn,
      by: refund.actor.name,
      areaName: refund.actor.areaName,
    },
  };
}

/** A printed notification by its number or its QR: is it genuine, and was it paid back already? */
export function findNotification({ store }: Dependencies): UseCase<'findNotification'> {
  return async ({ text }) => {
    const read = readNotificationText(text);
    const caseId = read && (await store.findByNotification(read.number));
    const stored = caseId ? await store.getCase(caseId) : null;
    if (!read || !caseId || !stored) return refuse('not-found');
    if (read.code !== null && read.code !== notificationCode(caseId)) return refuse('code-differs');
    const found = describe(stored, read.code === null ? 'number' : 'code');
    return found ? ok(found) : refuse('not-found');
  };
}

/** This user's own refund by this receipt: what a second try finds, after the line broke between the sending and the answer. */
function ownRefund(
  stored: StoredCase | null,
  userId: string,
  receiptNumber: string,
): StoredEvent | undefined {
  return stored?.events.findLast(
    ({ event }) =>
      event.action.type === 'refund-recorded' &&
      event.actor.userId === userId &&
      event.action.receiptNumber === receiptNumber.trim(),
  );
}

/**
 * Money that went out cannot be called back, so the central office is asked before the answer: two desks that pay at once are told
 * apart there, and only who hears that it was taken gives the money. Asked again after `unconfirmed`, it records nothing twice.
 */
export function recordRefund(dependencies: Dependencies): UseCase<'recordRefund'> {
  const { store, sync } = dependencies;
  return async ({ caseId, head, ...given }, caller) => {
    const user = signedIn(caller);
    const own = async () => ownRefund(await store.getCase(caseId), user.userId, given.receiptNumber);
    // What the other desk did comes first, and so does an annulment that still waits to be sent.
    await sync.syncNow();
    const before = await own();
    if (before === undefined || before.status === 'refused') {
      if ((await sync.line()).state !== 'online') return refuse('offline');
      const done = await commandCase(dependencies, user, { caseId, head }, async () => ({
        kind: 'refund',
        ...given,
      }));
      if (!done.ok) return done;
      await sync.syncNow();
    }
    const after = await own();
    if (after?.status === 'pending') return refuse('unconfirmed');
    const stored = await store.getCase(caseId);
    const found = stored && describe(stored, 'number');
    if (after?.status === 'accepted' && found) return ok(found);
    return refuse(stored && stateOf(stored).refund ? 'already-refunded' : 'stale-case');
  };
}
