import { join } from 'node:path';
import sqlite3 from 'sqlite3';

/** Runs SQL on the central office's file behind its back, as an intruder or a fault would. */
export async function runRaw(folder: string, ...statements: readonly string[]): Promise<void> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(join(folder, 'central.sqlite'), (error) =>
      error ? reject(error) : resolve(opened),
    );
  });
  for (const statement of statements) {
    await new Promise<void>((resolve, reject) => {
      database.exec(statement, (error) => (error ? reject(error) : resolve()));
    });
  }
  await new Promise<void>((resolve, reject) => {
    database.close((error) => (error ? reject(error) : resolve()));
  });
}

/** The log's own guards; who has the file can take them off. */
export const withoutGuards = ['DROP TRIGGER case_event_is_fixed', 'DROP TRIGGER case_event_stays'];
