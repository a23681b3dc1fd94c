import type { Figure } from './measure.ts';

/** What each group of figures is given. */
export interface Bench {
  /** How many requests the large store has. */
  readonly requests: number;
  /** How many operations are pushed and pulled at a time. */
  readonly operations: number;
  /** Where our central office keeps its data. */
  readonly database: 'postgres' | 'sqlite';
  /** A folder of the run's own, removed at its end. */
  readonly folder: string;
  /** Tells the reader how far it is. */
  say(line: string): void;
}

/**
 * Takes its figures one by one, so that what was measured before a fault is kept.
 *
 * @throws MissingPiece when this machine has not what it needs; anything else is a crash.
 */
export type Group = (bench: Bench) => AsyncGenerator<Figure>;

/** Says what is not there and what to do; the other groups go on. */
export class MissingPiece extends Error {
  override readonly name = 'MissingPiece';
}
