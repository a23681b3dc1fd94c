import { largestChunk, leastChunk } from '../../../shared/protocol/documents.ts';

/** Milliseconds that a part of a document should be under way: what is lost when the line is cut, and what an operation waits for. */
const wanted = 500;

/** How much of a document goes into one request on the line as it is [Y28]. */
export interface UploadPace {
  /** Bytes. */
  next(): number;
  went(bytes: number, milliseconds: number): void;
  slower(): void;
}

function within(bytes: number): number {
  return Math.round(Math.min(largestChunk, Math.max(leastChunk, bytes)));
}

export function createUploadPace(): UploadPace {
  let bytes = leastChunk;
  return {
    next: () => bytes,
    went(sent, milliseconds) {
      // A last part that is small says little of the line, and one that was fast by chance should not make a leap.
      if (sent >= bytes) bytes = within(Math.min(bytes * 2, (sent * wanted) / Math.max(1, milliseconds)));
    },
    slower() {
      bytes = within(bytes / 2);
    },
  };
}
