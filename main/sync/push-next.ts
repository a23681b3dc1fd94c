import type { PushResponse } from '../../shared/protocol/endpoints.ts';
import { pushLimits } from '../../shared/protocol/operations.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import type { OutboxRow } from '../store/branch-store.ts';
import type { TransportFailure } from './answer.ts';
import { takeBatch, toOperation } from './batch.ts';
import { beginEpochAfterFork } from './begin-epoch.ts';
import type { WorkResult } from './engine.ts';
import { afterFailure, type Exchange, heard, paced, waitingReport } from './exchange.ts';
import { failureCode } from './judge-failure.ts';

interface Batch {
  readonly epoch: string;
  readonly rows: readonly OutboxRow[];
  readonly firstSeq: number;
  readonly lastSeq: number;
}

function batchOf(rows: readonly OutboxRow[]): Batch | null {
  const [first, last] = [rows[0], rows.at(-1)];
  return first && last ? { epoch: first.epoch, rows, firstSeq: first.seq, lastSeq: last.seq } : null;
}

/** Sends the next batch of the outbox and records what became of it [Y1] to [Y5]. */
export async function pushNext(exchange: Exchange): Promise<WorkResult> {
  const { store, transport, peer, pace, sideFile } = exchange;
  const listed = await store.listOutbox(pushLimits.operations + 1);
  const batch = batchOf(takeBatch(listed, pace.share()));
  if (batch === null) return { type: 'pushed', reached: false, more: false };
  const { epoch } = await store.getDeviceState();
  if (batch.epoch === epoch) await sideFile.raise({ epoch, seq: batch.lastSeq });
  const operations = batch.rows.map(toOperation);
  const request = { protocol: protocolVersion, epoch: batch.epoch, operations };
  const report = await waitingReport(exchange);
  const answer = await paced(exchange, () => transport.push(peer, request, report));
  if (!answer.ok) return failed(exchange, batch, answer.error);
  if (!answersAll(answer.value, batch))
    return failed(exchange, batch, { kind: 'bad-answer', status: 200, at: 'results' });
  await record(exchange, batch, answer.value);
  return { type: 'pushed', reached: true, more: listed.length > batch.rows.length };
}

/** Every operation its own outcome, in the order sent: anything else is no answer to this push. */
function answersAll({ results }: PushResponse, { rows }: Batch): boolean {
  return (
    results.length === rows.length &&
    rows.every((row, index) => results[index]?.seq === row.seq && results[index].opId === row.opId)
  );
}

async function record(
  exchange: Exchange,
  batch: Batch,
  { results, serverTime }: PushResponse,
): Promise<void> {
  const kept = heard(exchange, serverTime);
  await exchange.store.transaction(async (writer) => {
    await writer.recordOutcomes(batch.epoch, results, serverTime);
    await writer.setDeviceState(kept);
  });
  const refused = results.filter((each) => each.outcome.status !== 'applied').length;
  exchange.logger.info({ operations: results.length, refused }, 'operations answered');
  exchange.onChange('cases');
}

async function failed(exchange: Exchange, batch: Batch, failure: TransportFailure): Promise<WorkResult> {
  const { store, replacement } = exchange;
  if (failure.kind === 'cancelled') return { type: 'failed' };
  if (failure.kind === 'refused' && failure.error.error === 'fork') return beginEpochAfterFork(exchange);
  await store.transaction((writer) =>
    writer.recordPushFailure(batch.epoch, batch.lastSeq, failureCode(failure)),
  );
  if (hasForgotten(failure, batch)) return replacement.stop({ kind: 'forgot', deletions: [] });
  return afterFailure(exchange, 'push', failure);
}

/**
 * A gap that begins before the first row not yet acknowledged: the central office lost what it had
 * acknowledged.
 */
function hasForgotten(failure: TransportFailure, { firstSeq }: Batch): boolean {
  if (failure.kind !== 'refused' || failure.error.error !== 'gap') return false;
  const { lastSeq } = failure.error;
  return lastSeq !== undefined && lastSeq + 1 < firstSeq;
}
