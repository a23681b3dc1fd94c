import type { Result } from '../../shared/result.ts';

/** Why a database could not be opened. */
export type OpenFailure = 'newer-database' | 'damaged' | 'unwritable' | 'locked';

/** SQLite's or the operating system's code in an error of the driver, of TypeORM or of Node (`SQLITE_BUSY`, `ENOTDIR`); null without one. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('driverError' in error && error.driverError instanceof Error) return sqliteCode(error.driverError);
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}

const failures: Readonly<Record<string, OpenFailure>> = {
  SQLITE_NOTADB: 'damaged',
  SQLITE_CORRUPT: 'damaged',
  SQLITE_FORMAT: 'damaged',
  SQLITE_BUSY: 'locked',
  SQLITE_LOCKED: 'locked',
  SQLITE_CANTOPEN: 'unwritable',
  SQLITE_READONLY: 'unwritable',
  SQLITE_PERM: 'unwritable',
  SQLITE_FULL: 'unwritable',
  SQLITE_IOERR: 'unwritable',
  EACCES: 'unwritable',
  EEXIST: 'unwritable',
  ENOTDIR: 'unwritable',
  EPERM: 'unwritable',
  EROFS: 'unwritable',
  ENOSPC: 'unwritable',
};

/** What an error at opening means for the user; null when it is a bug. */
export function openFailureOf(error: unknown): OpenFailure | null {
  const code = sqliteCode(error);
  return code === null ? null : (failures[code] ?? null);
}

export type OpenResult<Value> = Result<Value, OpenFailure>;
