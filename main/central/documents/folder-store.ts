import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { ok, refuse } from '../../../shared/result.ts';
import { isMissing, syncFolder } from '../../platform/files.ts';
import { type DocumentStore, pathOfContent, unfinishedFor } from './document-store.ts';
import { createUploadNotes } from './upload-notes.ts';

/** Puts a file's content on disk and says what it is by now. @returns null when there is no such file. */
async function settleFile(path: string): Promise<string | null> {
  try {
    const file = await open(path, 'r+');
    try {
      await file.sync();
      const hash = createHash('sha256');
      for await (const chunk of file.createReadStream({ autoClose: false, start: 0 })) hash.update(chunk);
      return hash.digest('hex');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * Documents in a folder: `uploads/` for what comes in, `<aa>/<sha256>` for what is whole. Complete means fsync of the file, hash read back,
 * rename, and fsync of the folders (sync protocol 12): the stock store never calls fsync.
 */
export async function openFolderStore(folder: string): Promise<DocumentStore> {
  const incoming = join(folder, 'uploads');
  await mkdir(incoming, { recursive: true });
  const notes = createUploadNotes(incoming);
  const uploads = new FileStore({
    directory: incoming,
    configstore: notes,
    expirationPeriodInMilliseconds: unfinishedFor,
  });

  async function drop(uploadId: string): Promise<void> {
    await rm(join(incoming, uploadId), { force: true });
    await notes.delete(uploadId);
  }

  return {
    uploads,
    async find(uploadId) {
      const upload = await notes.get(uploadId);
      if (upload === undefined) return null;
      const sent = await sizeOf(join(incoming, uploadId));
      if (sent !== null) return { ...upload, offset: sent };
      // Renamed by a run that ended before it was recorded: it is whole.
      const sha256 = upload.metadata?.sha256 ?? '';
      const kept = /^[0-9a-f]{64}$/.test(sha256) ? await sizeOf(join(folder, pathOfContent(sha256))) : null;
      return kept === null || kept !== upload.size ? null : { ...upload, offset: kept };
    },
    async keep(uploadId, sha256) {
      const sent = join(incoming, uploadId);
      const kept = join(folder, pathOfContent(sha256));
      const found = await settleFile(sent);
      const isRenamed = found === null && (await sizeOf(kept)) !== null;
      if (found !== sha256 && !isRenamed) {
        await drop(uploadId);
        return refuse('hash-mismatch');
      }
      await mkdir(dirname(kept), { recursive: true });
      if (!isRenamed) await rename(sent, kept);
      await syncFolder(dirname(kept));
      await syncFolder(folder);
      return ok(null);
    },
    forget: drop,
    async read(sha256, offset, length) {
      try {
        const file = await open(join(folder, pathOfContent(sha256)), 'r');
        try {
          const part = Buffer.alloc(length);
          const { bytesRead } = await file.read(part, 0, length, offset);
          return part.subarray(0, bytesRead);
        } finally {
          await file.close();
        }
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async prune() {
      const names = (await notes.list?.()) ?? [];
      let pruned = 0;
      for (const name of names) {
        const made = Date.parse((await notes.get(name))?.creation_date ?? '');
        if (!(Date.now() - made > unfinishedFor)) continue;
        await drop(name);
        pruned += 1;
      }
      return pruned;
    },
  };
}
