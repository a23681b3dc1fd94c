import type { Change } from '../../shared/protocol/changes.ts';
import type { PullResponse } from '../../shared/protocol/endpoints.ts';
import type { DeviceState } from '../store/branch-store.ts';
import type { WorkResult } from './engine.ts';
import { afterFailure, type Exchange, heard } from './exchange.ts';

/** Changes asked for with one request on a line that is fast enough. */
const pageSize = 1000;
/** So many deletions in one page, and most of it: nobody deletes so at a branch's work. */
const bulkDeletion = 100;
/**
 * An answer without news is written down only so often, in milliseconds: each write is a write to the disk.
 */
const keepEveryMs = 60_000;

/** Asks for the next page and applies it with its cursor [Y6]. */
export async function pullNext(exchange: Exchange): Promise<WorkResult> {
  const { store, transport, peer, pace, logger } = exchange;
  const state = await store.getDeviceState();
  const answer = await transport.pull(peer, state.pullCursor, Math.ceil(pageSize * pace.share()));
  if (!answer.ok) return afterFailure(exchange, 'pull', answer.error);
  const page = answer.value;
  if (page.serverEpoch !== state.serverEpoch || deletesInBulk(page.changes)) {
    logger.error(
      { changes: page.changes.length },
      'the central office is not the one that was known: nothing is applied',
    );
    return { type: 'refused', problem: 'server-replaced' };
  }
  if (page.more && page.cursor === state.pullCursor) {
    return afterFailure(exchange, 'pull', { kind: 'bad-answer', status: 200, at: 'cursor' });
  }
  await apply(exchange, state, page);
  pace.faster();
  return { type: 'pulled', more: page.more };
}

function deletesInBulk(changes: readonly Change[]): boolean {
  const deletions = changes.filter((change) => change.body === null).length;
  return deletions > bulkDeletion && deletions * 2 > changes.length;
}

async function apply(exchange: Exchange, state: DeviceState, page: PullResponse): Promise<void> {
  const { store, onChange, logger } = exchange;
  const kept = heard(exchange, page.serverTime);
  const isFirst = !page.more && state.firstSyncDone !== true;
  const hasNews = page.changes.length > 0 || page.cursor !== state.pullCursor;
  if (!hasNews && !isFirst && !isDue(state, page)) return;
  await store.transaction(async (writer) => {
    if (page.changes.length > 0) await writer.applyChanges(page.changes);
    await writer.setDeviceState({
      ...kept,
      pullCursor: page.cursor,
      ...(isFirst ? { firstSyncDone: true } : {}),
    });
  });
  if (page.changes.length > 0) logger.info({ changes: page.changes.length, more: page.more }, 'page applied');
  if (isFirst || page.changes.some(isAboutSession)) onChange('session');
  if (page.changes.some(isAboutCases)) onChange('cases');
}

function isDue({ lastSyncAt }: DeviceState, { serverTime }: PullResponse): boolean {
  return lastSyncAt === null || Math.abs(Date.parse(serverTime) - Date.parse(lastSyncAt)) >= keepEveryMs;
}

function isAboutSession({ kind }: Change): boolean {
  return kind === 'user' || kind === 'area' || kind === 'company';
}

function isAboutCases({ kind }: Change): boolean {
  return kind === 'case-event' || kind === 'request' || kind === 'order' || kind === 'customer';
}
