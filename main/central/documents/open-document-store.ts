import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { openBucketBlobs } from './bucket-blobs.ts';
import type { BucketSettings } from './bucket-settings.ts';
import { createDocumentStore } from './create-document-store.ts';
import { createDocumentKeys } from './document-keys.ts';
import type { DocumentStore } from './document-store.ts';
import { openFolderBlobs } from './folder-blobs.ts';
import { loadHomeKeys } from './key-settings.ts';
import { moveFirstUploads } from './move-first-uploads.ts';

interface OpenParts {
  readonly dataFolder: string;
  readonly bucket?: BucketSettings | null;
  /** Newest first; null or left out: those of the data folder, made where there are none. */
  readonly documentKeys?: readonly Uint8Array[] | null;
  readonly logger: Logger;
}

async function keysOf({
  dataFolder,
  documentKeys = null,
  logger,
}: OpenParts): Promise<readonly Uint8Array[]> {
  if (documentKeys !== null) return documentKeys;
  await mkdir(dataFolder, { recursive: true });
  const { keys, madeAt } = await loadHomeKeys(dataFolder);
  if (madeAt !== null)
    logger.warn({ file: madeAt }, 'made a key for documents: without a copy of it they are lost');
  return keys;
}

/** Documents in the bucket that the settings name, or in the data folder. @throws UnknownDocumentKey, DamagedKeyFile */
export async function openDocumentStore(parts: OpenParts): Promise<DocumentStore> {
  const { dataFolder, bucket = null } = parts;
  const keys = createDocumentKeys(await keysOf(parts));
  if (bucket !== null) return createDocumentStore(openBucketBlobs(bucket), keys);
  const folder = join(dataFolder, 'documents');
  const documents = await createDocumentStore(await openFolderBlobs(folder), keys);
  await moveFirstUploads(join(folder, 'uploads'), documents);
  return documents;
}
