import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { businessZone, type Instant } from '../../../shared/domain/dates.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { isMissing, syncFolder } from '../../platform/files.ts';
import { withReadOnly } from '../data-source.ts';
import { branchMigrations } from '../migrations/branch-migrations.ts';
import { openFailureOf } from '../sqlite-code.ts';
import { sizeOf } from './quarantine.ts';

export interface Backup {
  /** `reversa-2026-11-24T1430.sqlite`, by the clock of La Paz. */
  readonly name: string;
  readonly at: Instant;
  readonly bytes: number;
}

export type BackupFault = 'disk';
export type CopyFault = 'not-found' | 'damaged-copy' | 'newer-copy';

/** Days that a backup is kept; the newest one always. */
export const backupDays = 14;
const dayMs = 86_400_000;

const namePattern = /^reversa-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})\.sqlite$/;

function nameOf(now: Instant): string {
  const local = new Date(now).toLocaleString('sv-SE', { timeZone: businessZone });
  return `reversa-${local.slice(0, 10)}T${local.slice(11, 13)}${local.slice(14, 16)}.sqlite`;
}

function momentOf(name: string): Instant | null {
  const [, day, hour, minute] = namePattern.exec(name) ?? [];
  // La Paz has been four hours behind UTC for as long as there are cases, without summer time.
  const moment = new Date(`${day}T${hour}:${minute}:00.000-04:00`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** The backups of a folder, newest first. */
export async function listBackups(folder: string): Promise<readonly Backup[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const found = await Promise.all(
    names.map(async (name): Promise<readonly Backup[]> => {
      const at = momentOf(name);
      const bytes = at === null ? null : await sizeOf(join(folder, name));
      return at === null || bytes === null ? [] : [{ name, at, bytes }];
    }),
  );
  return found.flat().sort((one, other) => other.name.localeCompare(one.name));
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function dropOld(folder: string, now: Instant): Promise<void> {
  const names = await readdir(folder);
  for (const name of names) if (name.endsWith('.part')) await rm(join(folder, name), { force: true });
  const [, ...older] = await listBackups(folder);
  const oldest = Date.parse(now) - backupDays * dayMs;
  for (const { name, at } of older)
    if (Date.parse(at) < oldest) await rm(join(folder, name), { force: true });
}

/**
 * Copies the database as it stands, while it is in use, and drops backups that are old enough. A copy that was cut short never bears a
 * backup's name.
 *
 * @returns `disk` when there is no room for it, or the folder cannot be written: nothing is left of the copy then.
 */
export async function makeBackup(
  database: string,
  folder: string,
  now: Instant,
): Promise<Result<Backup, BackupFault>> {
  const name = nameOf(now);
  const part = join(folder, `${name}.part`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rm(part, { force: true });
    await withReadOnly(database, (rows) => rows('VACUUM INTO ?', [part]));
    await syncFile(part);
    await rename(part, join(folder, name));
    await syncFolder(folder);
    await dropOld(folder, now);
    return ok({ name, at: momentOf(name) ?? now, bytes: (await sizeOf(join(folder, name))) ?? 0 });
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    if (openFailureOf(error) !== 'unwritable') throw error;
    return refuse('disk');
  }
}

/** Can this version use the backup? Looked at before anything is moved for it. */
export async function checkCopy(folder: string, name: string): Promise<Result<string, CopyFault>> {
  const path = join(folder, basename(name));
  if (momentOf(name) === null || (await sizeOf(path)) === null) return refuse('not-found');
  const known = new Set<string>(branchMigrations.map((Migration) => new Migration().name));
  try {
    return await withReadOnly(path, async (rows) => {
      const done = await rows<{ readonly name: string }>('SELECT name FROM migrations');
      if (done.some((each) => !known.has(each.name))) return refuse('newer-copy');
      const [first] = await rows<{ readonly quick_check: string }>('PRAGMA quick_check(1)');
      return first?.quick_check === 'ok' ? ok(name) : refuse('damaged-copy');
    });
  } catch {
    // Whatever keeps SQLite from reading it, it is no copy to go back to.
    return refuse('damaged-copy');
  }
}
