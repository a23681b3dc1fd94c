import { z } from 'zod';
import { readTextFile, writeFileDurably } from '../platform/files.ts';

const markSchema = z.strictObject({ epoch: z.uuid(), seq: z.int().min(0) });
/** How far a device's outbox had come when it was last sent. */
export type Mark = z.infer<typeof markSchema>;

/** Outside of the database, so that a database that was set back can be told by it (sync protocol 1). */
export interface SideFile {
  /** @returns null when there is none; `unreadable` when it holds something else. */
  read(): Promise<Mark | 'unreadable' | null>;
  /** On disk once it resolves. Within an epoch it only rises. */
  raise(mark: Mark): Promise<void>;
}

export function openSideFile(path: string): SideFile {
  let known: Mark | null = null;
  return {
    async read() {
      const text = await readTextFile(path);
      if (text === null) return null;
      const mark = parseMark(text);
      if (mark === null) return 'unreadable';
      known = mark;
      return mark;
    },
    async raise(mark) {
      if (known !== null && known.epoch === mark.epoch && known.seq >= mark.seq) return;
      await writeFileDurably(path, `${JSON.stringify(mark)}\n`);
      known = mark;
    },
  };
}

function parseMark(text: string): Mark | null {
  try {
    const read = markSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/**
 * Was the database set back, or copied from elsewhere, since the side file was written? What was sent is
 * marked before it is sent, so a database that holds less than the mark has forgotten something that the
 * central office may have; going on in the same epoch would give those numbers out twice.
 */
export function isSetBack(mark: Mark | 'unreadable' | null, epoch: string, lastSeq: number): boolean {
  if (mark === null) return false;
  return mark === 'unreadable' || mark.epoch !== epoch || mark.seq > lastSeq;
}
