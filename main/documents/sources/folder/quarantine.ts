import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanFileName } from '../../../../shared/domain/documents.ts';
import { quarantineDays } from '../../../../shared/ipc/source-schemas.ts';
import { ok, type Result, refuse } from '../../../../shared/result.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { NewId } from '../../../platform/ids.ts';
import { isSame, type SeenFile, stateOf } from './look-into-folder.ts';

/** Inside the watched folder, so that a file is moved there and never copied; hidden, so that it is not looked into. */
export const quarantineName = '.reversa-tomados';
const day = 86_400_000;
/** `20261124T203247Z-`: a file's own times may be anything. */
const takenAt = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/;

function stamp(clock: Clock): string {
  return clock.now().replaceAll(/[-:]|\.\d+/g, '');
}

async function isRealFolder(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Moves a file that was taken out of the watched folder; no copy is made where that fails. */
export async function moveToQuarantine(
  folder: string,
  seen: SeenFile,
  clock: Clock,
  newId: NewId,
): Promise<Result<null, 'file-stays'>> {
  const quarantine = join(folder, quarantineName);
  const path = join(folder, seen.name);
  try {
    await mkdir(quarantine, { recursive: true, mode: 0o700 });
    // A link in its place would carry customers' papers elsewhere.
    if (!(await isRealFolder(quarantine))) return refuse('file-stays');
    if (!isSame(stateOf(await lstat(path, { bigint: true })), seen)) return refuse('file-stays');
    const short = cleanFileName(seen.name).slice(-60);
    await rename(path, join(quarantine, `${stamp(clock)}-${newId()}-${short}`));
    return ok(null);
  } catch {
    return refuse('file-stays');
  }
}

/** Deletes what was moved there more than seven days ago, and nothing that has another name than ours. */
export async function sweepQuarantine(folder: string, clock: Clock): Promise<void> {
  const quarantine = join(folder, quarantineName);
  if (!(await isRealFolder(quarantine))) return;
  const names = await readdir(quarantine).catch(() => []);
  for (const name of names) {
    const taken = takenAt.exec(name);
    if (taken === null) continue;
    const [, year, month, date, hour, minute, second] = taken;
    const then = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
    if (!(Date.parse(clock.now()) - then > quarantineDays * day)) continue;
    // One that is held open now goes at the next look.
    await rm(join(quarantine, name), { force: true }).catch(() => undefined);
  }
}
