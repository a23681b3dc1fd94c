import type { Logger } from 'pino';
import { newId } from '../../platform/ids.ts';
import { openFailureOf } from '../../store/sqlite-code.ts';
import { openStoreOf } from '../central.ts';
import type { CentralStore } from '../store/central-store.ts';
import { RefusedDatabase } from '../store/open-central-store.ts';
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
  const store = await openStoreOf({ dataFolder: environment.home, newId, logger });
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

/** What an error means for the operator; null when it is a bug. */
export function describeFailure(error: unknown, { home, port }: Environment): string | null {
  if (error instanceof RefusedDatabase) return openFailures[error.reason];
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `El puerto ${port} ya está ocupado: otra central está en marcha, o elija otro con PORT.`;
  }
  const failure = openFailureOf(error);
  return failure === null ? null : `${openFailures[failure]} (${home})`;
}
