import { z } from 'zod';
import { instantSchema } from '../../../shared/domain/dates.ts';
import { operationSchema } from '../../../shared/protocol/operations.ts';
import { sha256 } from '../../platform/ids.ts';

/** An outbox row with its event: enough to make both again in an empty database. */
export const journalRowSchema = operationSchema.extend({
  epoch: z.uuid(),
  eventId: z.uuid(),
  caseId: z.uuid(),
  createdAt: instantSchema,
  // What is too long for the line is refused there, and lost nowhere.
  body: z.string(),
});
export type JournalRow = z.infer<typeof journalRowSchema>;

const journalLineSchema = z.strictObject({
  rows: z.array(journalRowSchema),
  /** The last number given out in each series, as of this line. */
  counters: z.record(z.string(), z.int().min(0)),
});
/** What one transaction put into the outbox. */
export type JournalLine = z.infer<typeof journalLineSchema>;

/** Hex digits of a SHA-256 that stand before each line: a bit that fell over is told from a line that was written so. */
const sumLength = 16;

function sumOf(text: string): string {
  return sha256(text).slice(0, sumLength);
}

export function encodeLine(line: JournalLine): string {
  const text = JSON.stringify(line);
  return `${sumOf(text)} ${text}\n`;
}

/** @returns null for a line that is not as it was written. */
export function decodeLine(written: string): JournalLine | null {
  const text = written.slice(sumLength + 1);
  if (written.slice(0, sumLength + 1) !== `${sumOf(text)} `) return null;
  try {
    const read = journalLineSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
