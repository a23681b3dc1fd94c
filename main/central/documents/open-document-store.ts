import { join } from 'node:path';
import type { BucketSettings } from './bucket-settings.ts';
import { openBucketStore } from './bucket-store.ts';
import type { DocumentStore } from './document-store.ts';
import { openFolderStore } from './folder-store.ts';

/** Documents in the bucket that the settings name, or in the data folder. */
export async function openDocumentStore({
  dataFolder,
  bucket = null,
}: {
  readonly dataFolder: string;
  readonly bucket?: BucketSettings | null;
}): Promise<DocumentStore> {
  return bucket === null ? openFolderStore(join(dataFolder, 'documents')) : openBucketStore(bucket);
}
