import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import {
  type SourceSettings,
  sourceSettingsSchema,
  type WantedSettings,
} from '../../../shared/ipc/source-schemas.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { readTextFile, writeFileDurably } from '../../platform/files.ts';
import type { NewId } from '../../platform/ids.ts';
import { readAddress } from './escl/scanner-address.ts';

export const noSources: SourceSettings = { folder: null, scanners: [] };

/** @returns `damaged` for a file that cannot be read or is not ours; the application runs without. */
export async function readSettings(path: string): Promise<Result<SourceSettings, 'damaged'>> {
  try {
    const text = await readTextFile(path);
    if (text === null) return ok(noSources);
    const read = sourceSettingsSchema.safeParse(JSON.parse(text));
    return read.success ? ok(read.data) : refuse('damaged');
  } catch {
    return refuse('damaged');
  }
}

export async function writeSettings(path: string, settings: SourceSettings): Promise<Result<null, 'disk'>> {
  try {
    await writeFileDurably(path, `${JSON.stringify(settings, null, 2)}\n`);
    return ok(null);
  } catch {
    return refuse('disk');
  }
}

/** A certificate was accepted for an address: at another one, or without TLS, it says nothing. */
function withoutStalePins(settings: SourceSettings, before: SourceSettings): SourceSettings {
  return {
    ...settings,
    scanners: settings.scanners.map((scanner) => {
      const kept = before.scanners.find(({ scannerId }) => scannerId === scanner.scannerId);
      const isStale =
        kept !== undefined && kept.address !== scanner.address && kept.pinned === scanner.pinned;
      const isSecure = readAddress(scanner.address)?.isSecure === true;
      return isStale || !isSecure ? { ...scanner, pinned: null } : scanner;
    }),
  };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return isAbsolute(path) && (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Settings as they may be kept. A folder that was set before may be away just now, as a drive that is not plugged in. */
export async function checkSettings(
  wanted: WantedSettings,
  before: SourceSettings,
  newId: NewId,
): Promise<Result<SourceSettings, 'not-a-folder' | 'bad-address'>> {
  const scanners = wanted.scanners.map((scanner) => ({
    ...scanner,
    scannerId: scanner.scannerId ?? newId(),
  }));
  const settings: SourceSettings = { ...wanted, scanners };
  if (settings.folder !== null && settings.folder !== before.folder && !(await isFolder(settings.folder)))
    return refuse('not-a-folder');
  const ids = new Set(settings.scanners.map(({ scannerId }) => scannerId));
  if (ids.size < settings.scanners.length) return refuse('bad-address');
  if (settings.scanners.some(({ address }) => readAddress(address) === null)) return refuse('bad-address');
  return ok(withoutStalePins(settings, before));
}
