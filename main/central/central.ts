import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '../platform/clock.ts';
import type { NewId } from '../platform/ids.ts';
import { createApp } from './http/app.ts';
import type { CentralStore } from './store/central-store.ts';
import { openCentralStore } from './store/open-central-store.ts';

export interface CentralOptions {
  /** Made when it is missing; holds the database. */
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
}

/** The central office, whole, in this process. */
export interface Central {
  readonly app: FastifyInstance;
  readonly store: CentralStore;
  /**
   * @param port 0 for any free one.
   * @returns the URL, on loopback alone: whoever wants it on a network puts it behind a proxy that speaks TLS.
   */
  listen(port: number): Promise<string>;
  close(): Promise<void>;
}

/** Opens the store of a folder, for the commands that need no HTTP. */
export async function openStoreOf({
  dataFolder,
  newId,
  logger,
}: Omit<CentralOptions, 'clock'>): Promise<CentralStore> {
  await mkdir(dataFolder, { recursive: true });
  return openCentralStore(join(dataFolder, 'central.sqlite'), newId, logger);
}

/** Opens the store and builds the HTTP interface; `listen` opens the door. */
export async function createCentral(options: CentralOptions): Promise<Central> {
  const store = await openStoreOf(options);
  const app = await createApp({ store, clock: options.clock, newId: options.newId, logger: options.logger });
  return {
    app,
    store,
    listen: (port) => app.listen({ host: '127.0.0.1', port }),
    async close() {
      await app.close();
      await store.close();
    },
  };
}
