import type { LineReader } from '../seeing/read-lines.ts';
import type { PdfEngine } from './pdf-engine.ts';

/** What every job is given beside its request. */
export interface JobTools {
  readonly pdf: PdfEngine;
  readonly reader: LineReader;
  /** A page more is done. */
  readonly onPage: () => void;
}
