import { z } from 'zod';
import type { FeedPosition } from '../store/records.ts';

const cursorSchema = z.strictObject({
  /** The server epoch that it is of. */
  e: z.uuid(),
  /** How often the feed had been dated anew. */
  g: z.int().min(0).default(0),
  /** Transaction id of the last row that was handed out; 0 on SQLite, where writers go one after another. */
  t: z.string().regex(/^\d{1,20}$/),
  /** Its seq. */
  s: z.int().min(0),
});

/** Which feed a cursor is of. */
export interface FeedIdentity {
  readonly serverEpoch: string;
  readonly generation: number;
}

export const feedStart: FeedPosition = { txid: '0', seq: 0 };

export function encodeCursor({ serverEpoch, generation }: FeedIdentity, { txid, seq }: FeedPosition): string {
  return Buffer.from(JSON.stringify({ e: serverEpoch, g: generation, t: txid, s: seq })).toString(
    'base64url',
  );
}

/** @returns the place to go on after, the beginning for a cursor of an earlier generation; null when it is of another database. */
export function decodeCursor(cursor: string, { serverEpoch, generation }: FeedIdentity): FeedPosition | null {
  try {
    const read = cursorSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (!read.success || read.data.e !== serverEpoch) return null;
    return read.data.g === generation ? { txid: read.data.t, seq: read.data.s } : feedStart;
  } catch {
    return null;
  }
}
