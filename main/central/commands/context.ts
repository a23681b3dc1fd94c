import type { Logger } from 'pino';
import { newId } from '../../platform/ids.ts';
import { openFailureOf } from '../../store/sqlite-code.ts';
import { openStoreOf } from '../central.ts';
import { UnknownDocumentKey } from '../documents/key-record.ts';
import { DamagedKeyFile } from '../documents/key-settings.ts';
import type { CentralStore } from '../store/central-store.ts';
import { RefusedDatabase } from '../store/refused-database.ts';
import type { Environment } from './environment.ts';

/** What a command is handed; it answers with the process's exit code. */
export interface CommandContext {
  readonly environment: Environment;
  readonly logger: Logger;
  /** For other programs: standard output. */
  readonly print: (line: string) => void;
  /** For people: standard error. */
  readonly say: (line: string) => void;
}

/** Runs a command on the store, which is closed again in any case. */
export async function withStore(
  { environment, logger }: CommandContext,
  work: (store: CentralStore) => Promise<number>,
): Promise<number> {
  const store = await openStoreOf({
    dataFolder: environment.home,
    databaseUrl: environment.databaseUrl,
    newId,
    logger,
  });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const openFailures = {
  'newer-database': 'La base de datos es de una versión más nueva de Reversa. Actualice este programa.',
  damaged: 'La base de datos está dañada. No se tocó nada; restaure la última copia.',
  unwritable:
    'No se puede escribir en la carpeta de la central. Revise sus permisos y el espacio en el disco.',
  locked: 'Otro programa tiene ocupada la base de datos. Intente otra vez en unos segundos.',
} as const;

const keyFailures = {
  unknown:
    'Hay documentos cifrados con una clave que no está entre las de DOCUMENTS_KEY, DOCUMENTS_KEY_FILE o documents.key. Agréguela detrás de la nueva. No se tocó nada.',
  damaged:
    'El archivo documents.key de la carpeta de la central está dañado. Restaure su copia: sin esa clave no se puede leer ningún documento.',
} as const;

const postgresFailures: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'PostgreSQL no responde en la dirección de DATABASE_URL. Revise que esté en marcha.',
  ENOTFOUND: 'No se encuentra el servidor que nombra DATABASE_URL.',
  ETIMEDOUT: 'PostgreSQL no respondió a tiempo. Revise la red y DATABASE_URL.',
  '28P01': 'PostgreSQL no acepta el usuario o la contraseña de DATABASE_URL.',
  '28000': 'PostgreSQL no deja entrar al usuario de DATABASE_URL.',
  '3D000': 'La base de datos que nombra DATABASE_URL no existe. Créela primero.',
  '42501': 'El usuario de DATABASE_URL no puede crear las tablas. Dele la propiedad de la base.',
  '53300': 'PostgreSQL no admite más conexiones. Intente otra vez o aumente max_connections.',
  '57P03': 'PostgreSQL está arrancando. Intente otra vez en unos segundos.',
};

/** What an error means for the operator; null when it is a bug. */
export function describeFailure(error: unknown, { home, port, databaseUrl }: Environment): string | null {
  if (error instanceof RefusedDatabase) return openFailures[error.reason];
  if (error instanceof UnknownDocumentKey) return keyFailures.unknown;
  if (error instanceof DamagedKeyFile) return keyFailures.damaged;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `El puerto ${port} ya está ocupado: otra central está en marcha, o elija otro con PORT.`;
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (databaseUrl !== null && code in postgresFailures) return postgresFailures[code] ?? null;
  const failure = openFailureOf(error);
  return failure === null ? null : `${openFailures[failure]} (${home})`;
}
