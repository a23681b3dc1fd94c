import type { EntityManager } from 'typeorm';
import { readCounters } from '../counters.ts';
import { rowsOf } from '../sql.ts';
import type { JournalLine, JournalRow } from './journal-line.ts';

/** Rows of a line of the journal that is made after the fact. */
const rowsPerLine = 500;

/** What a database has to send, as lines of a journal. The first one holds the numbers given out. */
export async function waitingLines(manager: EntityManager): Promise<readonly JournalLine[]> {
  const rows = await rowsOf<JournalRow>(
    manager,
    `SELECT epoch, seq, opId, type, opVersion, eventId, caseId, baseVersion, body, hash, sha256, prevSha256, createdAt
      FROM outbox WHERE outcome IS NULL ORDER BY position`,
  );
  const counters = await readCounters(manager);
  const lines: JournalLine[] = [{ rows: [], counters }];
  for (let at = 0; at < rows.length; at += rowsPerLine)
    lines.push({ rows: rows.slice(at, at + rowsPerLine), counters });
  return lines;
}
