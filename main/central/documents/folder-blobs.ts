import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing, syncFolder } from '../../platform/files.ts';
import type { Blobs, StoredBlob } from './blobs.ts';

/** Milliseconds after which a draft is nobody's any more. */
const draftsFor = 24 * 60 * 60 * 1000;

async function orNull<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** A folder of files, written beside their place, with fsync, and moved there. */
export async function openFolderBlobs(folder: string): Promise<Blobs> {
  const drafts = join(folder, 'drafts');
  await mkdir(drafts, { recursive: true, mode: 0o700 });

  async function makeFolder(path: string): Promise<void> {
    const made = await mkdir(path, { recursive: true, mode: 0o700 });
    if (made !== undefined) await syncFolder(dirname(made));
  }

  return {
    async put(key, pieces, until = 'removed') {
      const draft = join(drafts, randomUUID());
      const place = join(folder, key);
      try {
        const file = await open(draft, 'wx', 0o600);
        try {
          for await (const piece of pieces) await file.writeFile(piece);
          if (until === 'removed') await file.sync();
        } finally {
          await file.close();
        }
        await makeFolder(dirname(place));
        await rename(draft, place);
        if (until === 'removed') await syncFolder(dirname(place));
      } catch (fault) {
        await rm(draft, { force: true });
        throw fault;
      }
    },
    get: (key, range) =>
      orNull(async () => {
        const path = join(folder, key);
        if (range === undefined) return readFile(path);
        const file = await open(path, 'r');
        try {
          const part = Buffer.alloc(range.length);
          const { bytesRead } = await file.read(part, 0, range.length, range.offset);
          return part.subarray(0, bytesRead);
        } finally {
          await file.close();
        }
      }),
    async list(prefix) {
      const at = prefix.slice(0, prefix.lastIndexOf('/'));
      const entries = await orNull(() => readdir(join(folder, at), { recursive: true, withFileTypes: true }));
      const found: StoredBlob[] = [];
      for (const entry of entries ?? []) {
        const path = join(entry.parentPath, entry.name);
        const key = path.slice(folder.length + 1).replaceAll('\\', '/');
        if (!entry.isFile() || !key.startsWith(prefix)) continue;
        const size = await orNull(async () => (await stat(path)).size);
        if (size !== null) found.push({ key, size });
      }
      return found.sort((one, other) => (one.key < other.key ? -1 : 1));
    },
    async remove(...keys) {
      const places = keys.map((key) => join(folder, key));
      for (const place of places) await rm(place, { force: true });
      for (const parent of new Set(places.map(dirname))) await orNull(() => syncFolder(parent));
    },
    async sweep() {
      for (const name of await readdir(drafts)) {
        const draft = join(drafts, name);
        const made = await orNull(async () => (await stat(draft)).mtimeMs);
        if (made !== null && Date.now() - made > draftsFor) await rm(draft, { force: true });
      }
    },
  };
}
