import { homedir } from 'node:os';
import { join } from 'node:path';
import { instantSchema } from '../../../shared/domain/dates.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { type Clock, clockFrom, systemClock } from '../../platform/clock.ts';
import { type MailSettings, readMailSettings } from '../mail/mail-settings.ts';

/** What the central office's commands take from their environment. */
export interface Environment {
  /** Folder of the database. */
  readonly home: string;
  /** 0: any free one. */
  readonly port: number;
  readonly clock: Clock;
  /** Null without a mail server. */
  readonly mail: MailSettings | null;
}

const defaultPort = 4180;

function dataFolder(variables: NodeJS.ProcessEnv): string {
  return variables.LOCALAPPDATA ?? variables.XDG_DATA_HOME ?? join(homedir(), '.local', 'share');
}

/** @returns in words for the operator, what is wrong with a setting. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Result<Environment, string> {
  if (variables.DATABASE_URL) {
    return refuse(
      'DATABASE_URL está definida, pero esta versión de la central trabaja solo con SQLite. Quite la variable.',
    );
  }
  const port = Number(variables.PORT || defaultPort);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return refuse(`PORT debe ser un número de 0 a 65535 y es «${variables.PORT}».`);
  }
  const now = variables.REVERSA_NOW;
  if (now && !instantSchema.safeParse(now).success) {
    return refuse(`REVERSA_NOW debe tener la forma 2026-11-23T14:00:00.000Z y es «${now}».`);
  }
  const mail = readMailSettings(variables);
  if (!mail.ok) return mail;
  return ok({
    home: variables.REVERSA_CENTRAL_HOME || join(dataFolder(variables), 'reversa-central'),
    port,
    clock: now ? clockFrom(now) : systemClock,
    mail: mail.value,
  });
}
