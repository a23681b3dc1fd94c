import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Upload } from '@tus/server';
import { isMissing, readTextFile } from '../../platform/files.ts';
import type { DocumentStore } from './document-store.ts';

const ending = '.json';

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error) || (error instanceof Error && 'code' in error && error.code === 'EISDIR'))
      return Buffer.alloc(0);
    throw error;
  }
}

/** Uploads that a version began which kept them in clear, `<id>` beside `<id>.json`: sealed, so that the branch goes on where it was. */
export async function moveFirstUploads(folder: string, { uploads }: DocumentStore): Promise<void> {
  for (const name of (await namesIn(folder)).filter((each) => each.endsWith(ending))) {
    const id = name.slice(0, -ending.length);
    const noted = await readTextFile(join(folder, name));
    if (noted !== null) {
      const bytes = await bytesOf(join(folder, id));
      // The upload's folder takes the place of the file, whose bytes are read already. Killed in between, the branch begins it anew.
      if (bytes.length > 0) await rm(join(folder, id), { force: true });
      await uploads.create(
        new Upload({ ...(JSON.parse(noted) as ConstructorParameters<typeof Upload>[0]), id, offset: 0 }),
      );
      if (bytes.length > 0) await uploads.write(Readable.from([bytes]), id, 0);
    }
    await rm(join(folder, name), { force: true });
  }
}
