import type { StoreWriter } from '../branch-store.ts';
import type { JournalLine, JournalRow } from './journal-line.ts';

/** What of a transaction has to stand outside of the database as well. */
export interface TransactionNotes {
  readonly rows: JournalRow[];
  readonly counters: Map<string, number>;
  /** The device became somebody, or somebody else. */
  isEnrolled: boolean;
  /** Operations were acknowledged. */
  isAnswered: boolean;
}

export function newNotes(): TransactionNotes {
  return { rows: [], counters: new Map(), isEnrolled: false, isAnswered: false };
}

/** @returns null where the transaction sends nothing: a number that went into no event may be given out again. */
export function lineOf({ rows, counters }: TransactionNotes): JournalLine | null {
  return rows.length === 0 ? null : { rows, counters: Object.fromEntries(counters) };
}

/** The same writer, which takes notes. Rows of the outbox are noted where they are made. */
export function noting(writer: StoreWriter, notes: TransactionNotes): StoreWriter {
  return {
    ...writer,
    async nextNumber(series) {
      const number = await writer.nextNumber(series);
      notes.counters.set(series, number);
      return number;
    },
    async setDeviceState(changes) {
      await writer.setDeviceState(changes);
      if ('wrappedKey' in changes || 'serverEpoch' in changes) notes.isEnrolled = true;
    },
    async recordOutcomes(epoch, results, at) {
      await writer.recordOutcomes(epoch, results, at);
      notes.isAnswered = true;
    },
  };
}
