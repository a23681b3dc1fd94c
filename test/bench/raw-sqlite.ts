import sqlite3 from 'sqlite3';

/** The floor of the store's figures: node-sqlite3 itself, statements prepared, promises around its callbacks and nothing more. */
export interface RawDatabase {
  run(sql: string): Promise<void>;
  prepare(sql: string): Promise<RawStatement>;
  /** Its statements have to be finalized before. */
  close(): Promise<void>;
}

export interface RawStatement {
  run(...values: readonly unknown[]): Promise<void>;
  all(...values: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  finalize(): Promise<void>;
}

function settle<Value>(start: (done: (error: Error | null, value: Value) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    start((error, value) => (error ? reject(error) : resolve(value)));
  });
}

function rawStatement(statement: sqlite3.Statement): RawStatement {
  return {
    run: (...values) => settle<void>((done) => statement.run(values, (error) => done(error, undefined))),
    all: (...values) => settle((done) => statement.all(values, done)),
    finalize: () => settle<void>((done) => statement.finalize((error) => done(error ?? null, undefined))),
  };
}

/** Opens a database that the store made, set as the store sets it. */
export async function openRaw(file: string): Promise<RawDatabase> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened: sqlite3.Database = new sqlite3.Database(file, sqlite3.OPEN_READWRITE, (error) =>
      error ? reject(error) : resolve(opened),
    );
  });
  const run = (sql: string) => settle<void>((done) => database.run(sql, (error) => done(error, undefined)));
  await run('PRAGMA journal_mode = WAL');
  await run('PRAGMA synchronous = FULL');
  await run('PRAGMA foreign_keys = ON');
  return {
    run,
    async prepare(sql) {
      const prepared = await new Promise<sqlite3.Statement>((resolve, reject) => {
        const statement: sqlite3.Statement = database.prepare(sql, (error: Error | null) =>
          error ? reject(error) : resolve(statement),
        );
      });
      return rawStatement(prepared);
    },
    close: () => settle<void>((done) => database.close((error) => done(error, undefined))),
  };
}

/** `INSERT … VALUES (?, …)`, and what to do with a row that stands there already. */
export function insertStatement(table: string, columns: readonly string[], upsertBy: string | null): string {
  const values = columns.map(() => '?').join(', ');
  const updates = columns
    .filter((column) => column !== upsertBy)
    .map((column) => `${column} = excluded.${column}`);
  const conflict = upsertBy === null ? '' : ` ON CONFLICT (${upsertBy}) DO UPDATE SET ${updates.join(', ')}`;
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})${conflict}`;
}
