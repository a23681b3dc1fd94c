import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '../platform/clock.ts';
import type { NewId } from '../platform/ids.ts';
import { createApp } from './http/app.ts';
import type { MailTransport } from './mail/mail-transport.ts';
import { createMailer, type Mailer } from './mail/mailer.ts';
import type { CentralStore } from './store/central-store.ts';
import { openCentralStore } from './store/open-central-store.ts';

export interface CentralMail {
  readonly transport: MailTransport;
  /** The address that mails come from. */
  readonly from: string;
}

export interface CentralOptions {
  /** Made when it is missing; holds the database. */
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  /** Without it mails stay in their queue. */
  readonly mail?: CentralMail | null;
}

/** The central office, whole, in this process. */
export interface Central {
  readonly app: FastifyInstance;
  readonly store: CentralStore;
  /** Looks at its queue once the central office listens; null without a mail server. */
  readonly mailer: Mailer | null;
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
}: Pick<CentralOptions, 'dataFolder' | 'newId' | 'logger'>): Promise<CentralStore> {
  await mkdir(dataFolder, { recursive: true });
  return openCentralStore(join(dataFolder, 'central.sqlite'), newId, logger);
}

/** Opens the store and builds the HTTP interface; `listen` opens the door. */
export async function createCentral(options: CentralOptions): Promise<Central> {
  const { clock, newId, logger, mail = null } = options;
  const store = await openStoreOf(options);
  const app = await createApp({ store, clock, newId, logger });
  const mailer = mail === null ? null : createMailer({ store, clock, logger, ...mail });
  return {
    app,
    store,
    mailer,
    async listen(port) {
      const url = await app.listen({ host: '127.0.0.1', port });
      if (mailer === null) logger.warn('no mail server is set (SMTP_URL): mails stay queued');
      mailer?.start();
      return url;
    },
    async close() {
      await app.close();
      await mailer?.stop();
      await store.close();
    },
  };
}
