import { setTimeout as wait } from 'node:timers/promises';
import { collectDefaultMetrics } from 'prom-client';
import { newId } from '../../platform/ids.ts';
import { createCentral } from '../central.ts';
import { generateDemo } from '../demo/generate-demo.ts';
import { createSmtpTransport } from '../mail/smtp-transport.ts';
import type { CentralStore } from '../store/central-store.ts';
import type { CommandContext } from './context.ts';
import { ensureDemonstration } from './demonstration.ts';
import type { Environment } from './environment.ts';

export interface ServeOptions {
  readonly demo: boolean;
  readonly requests: number;
  readonly seed: number;
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}

function mailOf({ mail }: Environment) {
  return mail === null ? null : { transport: createSmtpTransport(mail.server), from: mail.from };
}

async function sayWhetherMailIsSent(store: CentralStore, { mail }: Environment, say: (line: string) => void) {
  const queued = await store.read.countQueuedMails();
  const waiting = queued === 1 ? 'Hay 1 correo en cola.' : `Hay ${queued} correos en cola.`;
  say(
    mail === null
      ? `SMTP_URL no está definida: los correos a los supervisores quedan en cola y no se envían. ${waiting}`
      : `Los correos a los supervisores se envían por el servidor de SMTP_URL. ${waiting}`,
  );
}

/** `serve`: listens until it is told to stop. Its one line of output says where. */
export async function serve(context: CommandContext, options: ServeOptions): Promise<number> {
  const { environment, logger, print, say } = context;
  const { home: dataFolder, databaseUrl, clock, port, service, bucket, documentKeys } = environment;
  const { limits, metricsToken, drainSeconds } = service;
  const stopped = untilStopped();
  const mail = mailOf(environment);
  const central = await createCentral({
    ...{ dataFolder, databaseUrl, clock, newId, logger, bucket, documentKeys, mail },
    ...{ limits, metricsToken },
  });
  collectDefaultMetrics({ register: central.metrics.registry, prefix: 'reversa_' });
  try {
    if (options.demo) {
      const { seed, requests } = options;
      await ensureDemonstration(central.store, generateDemo, { seed, requests, now: clock.now() }, say);
    }
    await sayWhetherMailIsSent(central.store, environment, say);
    print(JSON.stringify({ listening: await central.listen(port) }));
    await stopped;
    logger.info('told to stop: what is under way ends first');
    central.announceStop();
    await wait(drainSeconds * 1000);
  } finally {
    await central.close();
  }
  return 0;
}
