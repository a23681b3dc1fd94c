import type { EntityManager } from 'typeorm';
import { chainStart } from '../../shared/procedure/chain.ts';
import { ok, refuse } from '../../shared/result.ts';
import { readAppendPoint } from './append-point.ts';
import type { StoredEvent, StoreWriter } from './branch-store.ts';
import { readLogs, standingEvents } from './case-log.ts';
import { renewProjections } from './case-projection.ts';
import { enqueueAll, type OutboxHead, type OutboxItem, type StoreTools, toItem } from './outbox-writer.ts';
import { firstOf, insertRows, placeholders, rowsOf } from './sql.ts';

type AgainWriter = Pick<StoreWriter, 'renumberOutbox' | 'resendCases' | 'retryCase'>;

/** Logs read at a time: those of a whole store would not fit into memory. */
const casesAtOnce = 200;

async function beginEpoch(manager: EntityManager, epoch: string): Promise<OutboxHead> {
  await insertRows(manager, 'device_state', ['key', 'value'], [['epoch', JSON.stringify(epoch)]], ['key']);
  return { epoch, seq: 0, sha256: null };
}

async function setPending(manager: EntityManager, events: readonly StoredEvent[]): Promise<void> {
  const ids = events.filter(({ status }) => status !== 'pending').map(({ event }) => event.eventId);
  if (ids.length === 0) return;
  await manager.query(
    `UPDATE case_event SET status = 'pending' WHERE eventId IN ${placeholders(ids.length)}`,
    ids,
  );
}

/** Another central office may have none of the documents either; those that it has, its feed tells of. */
async function forgetReceived(manager: EntityManager): Promise<void> {
  await manager.query('DELETE FROM received_document');
  await manager.query(
    `UPDATE document_upload SET state = 'waiting', uploadUrl = NULL, attempts = 0, lastError = NULL, doneAt = NULL`,
  );
}

/** What was refused and goes on from where the case stands, in its order; of two at one place the later one. */
export function refusedTail(log: readonly StoredEvent[]): readonly StoredEvent[] {
  const standing = standingEvents(log);
  const tail: StoredEvent[] = [];
  for (;;) {
    const previous = (tail.at(-1) ?? standing.at(-1))?.hash ?? chainStart;
    const seq = standing.length + tail.length;
    const next = log.findLast(
      ({ event, prevHash, status }) => status === 'refused' && event.seq === seq && prevHash === previous,
    );
    if (next === undefined) return tail;
    tail.push(next);
  }
}

/** Puts once more into the outbox what is there already or was answered: always as new rows, with the same bodies. */
export function againWriter(manager: EntityManager, tools: StoreTools): AgainWriter {
  return {
    async renumberOutbox(epoch) {
      const waiting = await rowsOf<OutboxItem>(
        manager,
        `SELECT type, opVersion, eventId, caseId, baseVersion, body, hash, createdAt
          FROM outbox WHERE outcome IS NULL ORDER BY position`,
      );
      await manager.query(`UPDATE outbox SET outcome = 'superseded' WHERE outcome IS NULL`);
      await enqueueAll(manager, tools, await beginEpoch(manager, epoch), waiting);
      return waiting.length;
    },
    async resendCases(epoch) {
      const own = await rowsOf<{ readonly caseId: string }>(
        manager,
        `SELECT caseId FROM case_event WHERE caseId IN (SELECT caseId FROM outbox)
          GROUP BY caseId ORDER BY min(rowid)`,
      );
      await manager.query(
        `UPDATE outbox SET outcome = 'superseded' WHERE outcome IS NULL OR outcome = 'applied'`,
      );
      await forgetReceived(manager);
      let head = await beginEpoch(manager, epoch);
      for (let start = 0; start < own.length; start += casesAtOnce) {
        const caseIds = own.slice(start, start + casesAtOnce).map(({ caseId }) => caseId);
        for (const log of (await readLogs(manager, caseIds)).values()) {
          const events = log.filter(({ status }) => status !== 'refused');
          await setPending(manager, events);
          head = await enqueueAll(manager, tools, head, events.map(toItem));
        }
        await renewProjections(manager, caseIds);
      }
      return head.seq;
    },
    async retryCase(caseId) {
      const isSending = await firstOf(
        manager,
        'SELECT 1 AS found FROM outbox WHERE caseId = ? AND outcome IS NULL LIMIT 1',
        [caseId],
      );
      if (isSending !== null) return refuse('still-sending');
      const { log, head } = await readAppendPoint(manager, caseId);
      const events = refusedTail(log);
      if (events.length === 0) return refuse('nothing-to-retry');
      await setPending(manager, events);
      await enqueueAll(manager, tools, head, events.map(toItem));
      // Gone and not acknowledged: a second refusal of any sort has to call again.
      await manager.query('DELETE FROM case_problem WHERE caseId = ?', [caseId]);
      await renewProjections(manager, [caseId]);
      return ok(events.length);
    },
  };
}
