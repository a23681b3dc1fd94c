/** A database that a later version made, or another program: this one would not understand it, and does not try. */
export class RefusedDatabase extends Error {
  override readonly name = 'RefusedDatabase';
  readonly reason: 'newer-database' | 'damaged';

  constructor(reason: 'newer-database' | 'damaged') {
    super(`The database is refused: ${reason}`);
    this.reason = reason;
  }
}
