export type Promised = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S8' | 'S11' | 'S12' | 'S15' | 'S16' | 'R11';

/** A promise of the project that does not hold. */
export class Violation extends Error {
  override readonly name = 'Violation';
  readonly promise: Promised;

  constructor(promise: Promised, what: string) {
    super(`[${promise}] ${what}`);
    this.promise = promise;
  }
}

export function demand(holds: boolean, promise: Promised, what: () => string): void {
  if (!holds) throw new Violation(promise, what());
}
