import { homedir } from 'node:os';
import { join } from 'node:path';
import { instantSchema } from '../../../shared/domain/dates.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { type Clock, clockFrom, systemClock } from '../../platform/clock.ts';
import { type BucketSettings, readBucketSettings } from '../documents/bucket-settings.ts';
import { readKeySettings } from '../documents/key-settings.ts';
import { type MailSettings, readMailSettings } from '../mail/mail-settings.ts';
import { readServiceSettings, type ServiceSettings } from './service-settings.ts';

/** What the central office's commands take from their environment. */
export interface Environment {
  /** Folder of the database, where it has none elsewhere. */
  readonly home: string;
  /** A PostgreSQL database; null for the folder's own. */
  readonly databaseUrl: string | null;
  /** 0: any free one. */
  readonly port: number;
  readonly clock: Clock;
  /** Null without a mail server. */
  readonly mail: MailSettings | null;
  readonly service: ServiceSettings;
  /** Null: documents lie in the data folder. */
  readonly bucket: BucketSettings | null;
  /** Null: those of the folder. */
  readonly documentKeys: readonly Buffer[] | null;
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  return /^postgres(ql)?:$/.test(protocol) && hostname !== '' && pathname.length > 1;
}

const defaultPort = 4180;

function dataFolder(variables: NodeJS.ProcessEnv): string {
  return variables.LOCALAPPDATA ?? variables.XDG_DATA_HOME ?? join(homedir(), '.local', 'share');
}

/** @returns in words for the operator, what is wrong with a setting. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Result<Environment, string> {
  const databaseUrl = variables.DATABASE_URL || null;
  if (databaseUrl !== null && !isPostgresUrl(databaseUrl)) {
    return refuse(
      'DATABASE_URL debe tener la forma postgres://usuario:contraseña@servidor:5432/base. Sin ella, la central guarda en su propia carpeta.',
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
  const service = readServiceSettings(variables);
  if (!service.ok) return service;
  const bucket = readBucketSettings(variables);
  if (!bucket.ok) return bucket;
  const documentKeys = readKeySettings(variables);
  if (!documentKeys.ok) return documentKeys;
  return ok({
    home: variables.REVERSA_CENTRAL_HOME || join(dataFolder(variables), 'reversa-central'),
    port,
    clock: now ? clockFrom(now) : systemClock,
    databaseUrl,
    mail: mail.value,
    service: service.value,
    bucket: bucket.value,
    documentKeys: documentKeys.value,
  });
}
