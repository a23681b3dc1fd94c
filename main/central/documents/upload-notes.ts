import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configstore } from '@tus/file-store';
import type { Upload } from '@tus/server';
import { readTextFile, writeFileDurably } from '../../platform/files.ts';

const ending = '.json';

/**
 * What tus notes of each upload, a file each beside its content. Written so that a power cut leaves the whole note or none: the stock
 * one may leave half of one, which no later request could read.
 */
export function createUploadNotes(folder: string): Configstore {
  const pathOf = (id: string): string => join(folder, `${id}${ending}`);
  return {
    async get(id) {
      const text = await readTextFile(pathOf(id));
      return text === null ? undefined : (JSON.parse(text) as Upload);
    },
    set: (id, upload) => writeFileDurably(pathOf(id), JSON.stringify(upload)),
    delete: (id) => rm(pathOf(id), { force: true }),
    async list() {
      const names = await readdir(folder);
      return names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
    },
  };
}
