import sqlite3 from 'sqlite3';

/** The floor of the store's figures: node-sqlite3 itself, statements prepared, promises around its callbacks and nothing more. */
export interface RawDatabase {
  run(sql: string): Promise<void>;
  prepare(sql: string): Promise<RawStatement>;
  close(): Promise<void>;
}

export interface RawStatement {
  run(...values: readonly unknown[]): Promise<void>;
  all(...values: readonly unknown[]): Promise<readonly unknown[]>;
  finalize(): Promise<void>;
}

function settle<Value>(start: (done: (error: Error | null, value: Value) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    start((error, value) => (error ? reject(error) : resolve(value)));
  });
}

export async function openRaw(file: string): Promise<RawDatabase> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened: sqlite3.Database = new sqlite3.Database(file, (error) =>
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
      const statement = await new Promise<sqlite3.Statement>((resolve, reject) => {
        const prepared: sqlite3.Statement = database.prepare(sql, (error: Error | null) =>
          error ? reject(error) : resolve(prepared),
        );
      });
      return {
        run: (...values) => settle<void>((done) => statement.run(values, (error) => done(error, undefined))),
        all: (...values) => settle((done) => statement.all(values, (error, rows) => done(error, rows))),
        finalize: () => settle<void>((done) => statement.finalize((error) => done(error ?? null, undefined))),
      };
    },
    close: () => settle<void>((done) => database.close((error) => done(error, undefined))),
  };
}
