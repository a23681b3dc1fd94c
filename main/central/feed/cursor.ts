import { z } from 'zod';

const cursorSchema = z.strictObject({
  /** The server epoch that it is of. */
  e: z.uuid(),
  /** Reserved for PostgreSQL's transaction id (sync protocol 9): on SQLite writers go one after another. */
  t: z.literal('0'),
  /** The last seq of the feed that was handed out. */
  s: z.int().min(0),
});

export function encodeCursor(serverEpoch: string, seq: number): string {
  return Buffer.from(JSON.stringify({ e: serverEpoch, t: '0', s: seq })).toString('base64url');
}

/** @returns the seq to go on after; null when the cursor is not one of this server epoch. */
export function decodeCursor(cursor: string, serverEpoch: string): number | null {
  try {
    const read = cursorSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return read.success && read.data.e === serverEpoch ? read.data.s : null;
  } catch {
    return null;
  }
}
