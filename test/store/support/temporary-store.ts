import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import sqlite3 from 'sqlite3';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import type { BranchStore } from '../../../main/store/branch-store.ts';
import { openBranchStore } from '../../../main/store/open-branch-store.ts';

export const logger = pino({ level: 'silent' });

export interface TemporaryFolder {
  readonly path: string;
  /** A file in it. */
  file(name?: string): string;
  remove(): Promise<void>;
}

export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'reversa-store-'));
  return {
    path,
    file: (name = 'branch.sqlite') => join(path, name),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

export async function openStore(file: string): Promise<BranchStore> {
  const opened = await openBranchStore({ file, logger, newId, sha256 });
  if (!opened.ok) throw new Error(`The store did not open: ${opened.error}`);
  return opened.value;
}

export interface TemporaryStore {
  readonly store: BranchStore;
  readonly file: string;
  close(): Promise<void>;
}

export async function temporaryStore(): Promise<TemporaryStore> {
  const folder = await temporaryFolder();
  const file = folder.file();
  const store = await openStore(file);
  return {
    store,
    file,
    async close() {
      await store.close();
      await folder.remove();
    },
  };
}

type Row = Readonly<Record<string, unknown>>;

/** Runs one statement over a connection of its own, as another process would. */
export async function onTheSide(
  file: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const database = new sqlite3.Database(file);
  try {
    return await new Promise((resolve, reject) => {
      database.all<Row>(sql, [...values], (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  } finally {
    await new Promise((resolve) => database.close(resolve));
  }
}

/** SQLite's plan of a statement, a line a step. */
export async function planOf(file: string, sql: string): Promise<readonly string[]> {
  const rows = await onTheSide(file, `EXPLAIN QUERY PLAN ${sql}`);
  return rows.map(({ detail }) => String(detail));
}
