import { sqliteCode } from '../store/sqlite-code.ts';

/** SQLite's and the system's codes that speak of the disk or the file, not of the statement. */
const storeFaults =
  /^(SQLITE_(FULL|IOERR|READONLY|CORRUPT|NOTADB|CANTOPEN|BUSY|LOCKED|PERM|NOLFS)|ENOSPC$|EDQUOT$|EIO$|EROFS$)/;

/** Is the database out of order, so that trying the same again may help and another answer would not? */
export function isStoreFault(fault: unknown): boolean {
  if (storeFaults.test(sqliteCode(fault) ?? '')) return true;
  return fault instanceof Error && fault.cause instanceof Error && isStoreFault(fault.cause);
}
