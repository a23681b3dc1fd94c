import { largestDocument } from '../../../../shared/domain/documents.ts';

/** How long and how much of a scanner's answers is waited for: a scanner is data from outside, and may be anything (R15). */
export interface EsclLimits {
  /** Milliseconds of an exchange about the scanner or a job, from looking its name up to the answer's last byte. */
  readonly answerTime: number;
  /** Milliseconds for one page, with every time that the scanner asks to come back later. */
  readonly pageTime: number;
  /** Milliseconds between two tries, at least and at most, whatever the scanner says. */
  readonly shortestPause: number;
  readonly longestPause: number;
  readonly answerBytes: number;
  readonly pageBytes: number;
}

export const esclLimits: EsclLimits = {
  answerTime: 15_000,
  // A4 in colour at 600 dpi on a slow platen takes about a minute.
  pageTime: 150_000,
  shortestPause: 500,
  longestPause: 10_000,
  answerBytes: 256_000,
  pageBytes: largestDocument,
};
