import type { Change } from '../../shared/protocol/changes.ts';
import type { PullResponse } from '../../shared/protocol/endpoints.ts';
import type { DeviceState } from '../store/branch-store.ts';
import { digestDueAfter, verifyNext } from './digest/verify-next.ts';
import type { WorkResult } from './engine.ts';
import { afterFailure, type Exchange, heard, paced, waitingReport } from './exchange.ts';
import { bulkDeletions } from './replacement.ts';
import { asksForSnapshot, beginSnapshot, finishSnapshot } from './snapshot/take-snapshot.ts';

/** Changes asked for with one request on a line that is fast enough. */
const pageSize = 1000;
/**
 * An answer without news is written down only so often, in milliseconds: each write is a write to the disk.
 */
const keepEveryMs = 60_000;

/** Asks for the next page and applies it with its cursor [Y6]. */
export async function pullNext(exchange: Exchange): Promise<WorkResult> {
  const { store, transport, peer, pace, logger, replacement } = exchange;
  const state = await store.getDeviceState();
  const limit = Math.ceil(pageSize * pace.share());
  const report = await waitingReport(exchange);
  const answer = await paced(exchange, () => transport.pull(peer, state.pullCursor, limit, report));
  if (!answer.ok && asksForSnapshot(answer.error, state)) return beginSnapshot(exchange, answer.error);
  if (!answer.ok) return afterFailure(exchange, 'pull', answer.error);
  const page = answer.value;
  const deletions = replacement.mayDelete() ? null : bulkDeletions(page.changes);
  const isOther = page.serverEpoch !== state.serverEpoch;
  if (isOther || deletions !== null) {
    logger.error({ changes: page.changes.length, isOther }, 'stopped to ask: nothing of the page is applied');
    return replacement.stop({ kind: isOther ? 'other-office' : 'deletions', deletions: deletions ?? [] });
  }
  if (page.more && page.cursor === state.pullCursor) {
    return afterFailure(exchange, 'pull', { kind: 'bad-answer', status: 200, at: 'cursor' });
  }
  await apply(exchange, state, page);
  if (page.more) return { type: 'pulled', more: true };
  const { cursor, serverTime } = page;
  const stopped = state.snapshotAt === null ? null : await finishSnapshot(exchange, serverTime);
  if (stopped !== null) return stopped;
  if (state.firstSyncDone !== true) return { type: 'pulled', more: false };
  const verified = await verifyNext(exchange, { state, cursor, serverTime });
  if (verified.type === 'pulled') await settle(exchange);
  return verified;
}

/** What a person said of the central office holds until everything was pulled and a comparison that was begun is through. */
async function settle({ store, replacement }: Exchange): Promise<void> {
  if (replacement.seen() !== null && (await store.getDeviceState()).digest === null) replacement.clear();
}

async function apply(exchange: Exchange, state: DeviceState, page: PullResponse): Promise<void> {
  const { store, onChange, logger } = exchange;
  const kept = heard(exchange, page.serverTime);
  const isFirst = !page.more && state.firstSyncDone !== true;
  const hasNews = page.changes.length > 0 || page.cursor !== state.pullCursor;
  if (!hasNews && !isFirst && !isDue(state, page)) return;
  await store.transaction(async (writer) => {
    if (page.changes.length > 0) await writer.applyChanges(page.changes);
    if (state.snapshotAt !== null) await writer.noteSeen(page.changes);
    await writer.setDeviceState({
      ...kept,
      pullCursor: page.cursor,
      ...(isFirst ? { firstSyncDone: true, digestDueAt: digestDueAfter(page.serverTime) } : {}),
    });
  });
  if (page.changes.length > 0) logger.info({ changes: page.changes.length, more: page.more }, 'page applied');
  if (isFirst || page.changes.some(isAboutSession)) onChange('session');
  if (page.changes.some(isAboutCases)) onChange('cases');
  if (page.changes.some(isDeletion)) exchange.onDeleted?.();
}

function isDue({ lastSyncAt }: DeviceState, { serverTime }: PullResponse): boolean {
  return lastSyncAt === null || Math.abs(Date.parse(serverTime) - Date.parse(lastSyncAt)) >= keepEveryMs;
}

function isAboutSession({ kind }: Change): boolean {
  return kind === 'user' || kind === 'area' || kind === 'company';
}

function isDeletion(change: Change): boolean {
  return change.kind === 'document' && change.body?.deletedAt !== undefined;
}

function isAboutCases({ kind }: Change): boolean {
  return (
    kind === 'case-event' ||
    kind === 'request' ||
    kind === 'order' ||
    kind === 'customer' ||
    kind === 'document'
  );
}
