import { join } from 'node:path';
import type { Logger } from 'pino';
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

/** Milliseconds between two looks for uploads that nobody goes on with. */
const pruneEvery = 60 * 60 * 1000;

/** Takes away what was begun a week ago, once an hour until it is ended. */
export function keepHouse(documents: DocumentStore, logger: Logger): { end(): void } {
  const prune = (): void => {
    documents.prune().then(
      (pruned) => {
        if (pruned > 0) logger.info({ uploads: pruned }, 'unfinished uploads removed');
      },
      (error: unknown) => {
        logger.error(
          { error: error instanceof Error ? error.name : 'unknown' },
          'uploads not looked through',
        );
      },
    );
  };
  const timer = setInterval(prune, pruneEvery);
  timer.unref();
  return { end: () => clearInterval(timer) };
}
