import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { describeFault } from '../platform/describe-fault.ts';
import type { BranchStore, StoreWriter } from './branch-store.ts';
import { readCounters } from './counters.ts';
import type { Door } from './door.ts';
import type { OutboxJournal } from './journal/outbox-journal.ts';
import { lineOf, newNotes, noting, type TransactionNotes } from './journal/transaction-notes.ts';
import { waitingLines } from './journal/waiting-lines.ts';
import type { StoreTools } from './outbox-writer.ts';
import { firstOf } from './sql.ts';
import { scopeWriter } from './writer-scope.ts';

/** What is kept outside of the database, so that it survives it. */
export interface StoreWatch {
  readonly journal: OutboxJournal;
  /** Bytes of the journal above which it is emptied, once all that it holds was acknowledged. */
  readonly mostJournal: number;
  /** Keeps who the device is beside the database. */
  readonly keepIdentity: (manager: EntityManager) => Promise<void>;
  readonly logger: Logger;
}

type MakeWriter = (manager: EntityManager, tools: StoreTools) => StoreWriter;

/**
 * Empties a journal of which the central office has acknowledged everything, documents too, as it is by their events that they are
 * found again; the numbers given out stay in it.
 */
async function emptyJournal(manager: EntityManager, { journal }: StoreWatch): Promise<void> {
  const waiting = await firstOf(
    manager,
    `SELECT 1 FROM outbox WHERE outcome IS NULL UNION ALL SELECT 1 FROM document_upload WHERE state = 'waiting' LIMIT 1`,
  );
  if (waiting !== null) return;
  await journal.rewrite([{ rows: [], counters: await readCounters(manager) }]);
}

/** Transactions of a store: a writer that ends with its own, and a journal that is on the disk no later than the database [Y31]. */
export function transactions(
  door: Door,
  makeWriter: MakeWriter,
  tools: StoreTools,
  watch: StoreWatch | null,
): BranchStore['transaction'] {
  async function run<Value>(
    notes: TransactionNotes | null,
    work: (writer: StoreWriter) => Promise<Value>,
    guard?: Parameters<Door['write']>[1],
  ): Promise<Value> {
    return door.write(async (manager) => {
      if (notes === null) return inScope(makeWriter(manager, tools), work);
      const watched = {
        ...tools,
        onEnqueued: (row: TransactionNotes['rows'][number]) => notes.rows.push(row),
      };
      return inScope(noting(makeWriter(manager, watched), notes), work);
    }, guard);
  }

  /** What is left undone here is done at the next start, or the next time. */
  async function afterwards(watch: StoreWatch, notes: TransactionNotes): Promise<void> {
    try {
      if (notes.isEnrolled) await watch.keepIdentity(door.reader);
      if (notes.isAnswered && watch.journal.size() > watch.mostJournal)
        await door.write((manager) => emptyJournal(manager, watch));
    } catch (fault) {
      watch.logger.error({ fault: describeFault(fault) }, 'what stands beside the database is not renewed');
    }
  }

  /** A line that the disk did not take as it was committed may not be in the journal. */
  let isBehind = false;

  return async (work) => {
    if (watch === null) return run(null, work);
    const notes = newNotes();
    let isWritten = false;
    const value = await run(notes, work, {
      async before() {
        const line = lineOf(notes);
        if (line === null) return;
        if (isBehind) await watch.journal.rewrite(await waitingLines(door.reader));
        isBehind = false;
        await watch.journal.append(line);
        isWritten = true;
      },
      async alongside() {
        if (!isWritten) return;
        await watch.journal.sync().catch((fault: unknown) => {
          isBehind = true;
          watch.logger.error({ fault: describeFault(fault) }, 'the journal may be behind its database');
        });
      },
      async failed() {
        if (!isWritten) return;
        await watch.journal.takeBack().catch((fault: unknown) => {
          watch.logger.error({ fault: describeFault(fault) }, 'the journal is ahead of its database');
        });
      },
    });
    await afterwards(watch, notes);
    return value;
  };
}

async function inScope<Value>(
  writer: StoreWriter,
  work: (writer: StoreWriter) => Promise<Value>,
): Promise<Value> {
  const scope = scopeWriter(writer);
  try {
    return await work(scope.writer);
  } finally {
    await scope.end();
  }
}
