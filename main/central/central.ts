import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '../platform/clock.ts';
import type { NewId } from '../platform/ids.ts';
import type { BucketSettings } from './documents/bucket-settings.ts';
import type { DocumentStore } from './documents/document-store.ts';
import { openDocumentStore } from './documents/open-document-store.ts';
import { retainDocuments } from './documents/retain-documents.ts';
import { purgeTombstones } from './feed/purge-tombstones.ts';
import { createHousekeeping } from './housekeeping.ts';
import { createApp } from './http/app.ts';
import { drain } from './http/drain.ts';
import type { ServiceLimits } from './http/service-limits.ts';
import type { MailTransport } from './mail/mail-transport.ts';
import { createMailer, type Mailer } from './mail/mailer.ts';
import { createMetrics, type Metrics } from './metrics/create-metrics.ts';
import { createDeviceReports } from './metrics/device-reports.ts';
import { measureStore } from './metrics/measure-store.ts';
import type { DatabaseLocation } from './store/central-database.ts';
import type { CentralStore } from './store/central-store.ts';
import { openCentralStore } from './store/open-central-store.ts';

/** Above the protocol's ten seconds, after which a branch asks again. */
const stopWithinMs = 20_000;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface CentralMail {
  readonly transport: MailTransport;
  /** The address that mails come from. */
  readonly from: string;
}

export interface CentralOptions {
  /** Made when it is missing; holds the database, unless there is a `databaseUrl`. */
  readonly dataFolder: string;
  /** A PostgreSQL database, which several instances may share; null for the folder's own file. */
  readonly databaseUrl?: string | null;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  /** Without it mails stay in their queue. */
  readonly mail?: CentralMail | null;
  /** Without them as many requests are answered as come. */
  readonly limits?: ServiceLimits | null;
  readonly metricsToken?: string | null;
  /** Milliseconds that requests under way get to end in once it is told to stop; 20,000 without it. */
  readonly stopWithinMs?: number;
  /** Where documents go; null or left out: the folder `documents` in the data folder. */
  readonly bucket?: BucketSettings | null;
  /** Master keys of the documents, newest first; null or left out: those of the data folder. */
  readonly documentKeys?: readonly Uint8Array[] | null;
}

/** The central office, whole, in this process. */
export interface Central {
  readonly app: FastifyInstance;
  readonly store: CentralStore;
  readonly metrics: Metrics;
  readonly documents: DocumentStore;
  /** Looks at its queue once the central office listens; null without a mail server. */
  readonly mailer: Mailer | null;
  /**
   * @param port 0 for any free one.
   * @returns the URL, on loopback alone: whoever wants it on a network puts it behind a proxy that speaks TLS.
   */
  listen(port: number): Promise<string>;
  /** From now on `/ready` says no, so that a balancer sends nothing more; all else goes on until it is closed. */
  announceStop(): void;
  /** Takes no more connections, lets what is under way end for 20 seconds, and closes the store. */
  close(): Promise<void>;
}

/** Opens the store of a folder, for the commands that need no HTTP. */
export async function openStoreOf({
  dataFolder,
  databaseUrl = null,
  newId,
  logger,
}: Pick<CentralOptions, 'dataFolder' | 'databaseUrl' | 'newId' | 'logger'>): Promise<CentralStore> {
  await mkdir(dataFolder, { recursive: true });
  const location: DatabaseLocation =
    databaseUrl === null
      ? { kind: 'sqlite', file: join(dataFolder, 'central.sqlite') }
      : { kind: 'postgres', url: databaseUrl };
  return openCentralStore(location, newId, logger);
}

/** Opens the store and builds the HTTP interface; `listen` opens the door. */
export async function createCentral(options: CentralOptions): Promise<Central> {
  const { clock, newId, logger, mail = null, limits = null, metricsToken = null } = options;
  const metrics = createMetrics();
  const store = measureStore(await openStoreOf(options), metrics);
  const documents = await openDocumentStore(options);
  const reports = createDeviceReports(store, logger);
  let stopping = false;
  let closing = false;
  const app = await createApp({
    ...{ store, documents, clock, newId, logger, metrics, reports, limits, metricsToken },
    isStopping: () => stopping,
  });
  const mailer = mail === null ? null : createMailer({ store, clock, logger, ...mail });
  const housekeeping = createHousekeeping(
    [
      { name: 'tombstones', every: dayMs, run: () => purgeTombstones(store, clock.now()) },
      { name: 'unfinished uploads', every: hourMs, run: () => documents.prune() },
      {
        name: 'documents out of time',
        every: dayMs,
        run: () => retainDocuments({ store, documents, logger }, clock.now()),
      },
      { name: 'documents to seal', every: dayMs, run: () => documents.sealStanding() },
    ],
    logger,
  );
  return {
    app,
    store,
    metrics,
    documents,
    mailer,
    async listen(port) {
      const url = await app.listen({ host: '127.0.0.1', port });
      if (mailer === null) logger.warn('no mail server is set (SMTP_URL): mails stay queued');
      mailer?.start();
      housekeeping.start();
      return url;
    },
    announceStop() {
      stopping = true;
    },
    async close() {
      if (closing) return;
      closing = true;
      stopping = true;
      await drain(app, options.stopWithinMs ?? stopWithinMs, logger);
      await mailer?.stop();
      await reports.stop();
      await housekeeping.stop();
      await store.close();
    },
  };
}
