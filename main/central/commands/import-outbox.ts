import { readFile } from 'node:fs/promises';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import { isMissing } from '../../platform/files.ts';
import {
  type FileRefusal,
  type ImportedOperation,
  importOutbox,
  type OutboxImport,
} from '../push/import-outbox.ts';
import { type CommandContext, withStore } from './context.ts';

const refusals: Readonly<Record<FileRefusal, string>> = {
  unreadable: 'No es un archivo de envío de Reversa, o está incompleto. Pida que lo exporten otra vez.',
  altered: 'El archivo fue modificado después de exportarlo. No se importó nada; pida el original.',
  'unknown-device': 'El equipo que exportó el archivo no está registrado en esta oficina central.',
  'not-signed': 'La firma no es la del equipo que dice el archivo. No se importó nada.',
};

const stops: Readonly<Record<NonNullable<OutboxImport['stopped']>, string>> = {
  fork: 'con esos números ya hay otras operaciones del equipo: hubo una copia de su base de datos',
  gap: 'faltan operaciones anteriores, que no están en el archivo ni en la oficina central',
  'bad-request': 'los números de las operaciones no son seguidos',
  'token-invalid': 'el equipo ya no está registrado',
  'device-revoked': 'el equipo está dado de baja',
};

function describe({ seq, caseId, outcome }: ImportedOperation, caseNumbers: ReadonlyMap<string, string>) {
  if (outcome.status === 'applied') return null;
  const number = caseNumbers.get(caseId ?? '');
  const of = number === undefined ? '' : ` (trámite ${number})`;
  if (outcome.status === 'rejected') return `Operación ${seq}${of}: no se aceptó (${outcome.code}).`;
  const { winner } = outcome;
  return `Operación ${seq}${of}: el trámite ${winner.caseNumber} de ${winner.advisor}, ${winner.areaName}, fue primero.`;
}

/** `outbox import`: 1 when the file or any of its operations was not taken. */
export async function importOutboxCommand(context: CommandContext, file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (text === null) {
    context.say(`No existe el archivo «${file}».`);
    return 1;
  }
  return withStore(context, async (store) => {
    const imported = await importOutbox(store, text, context.environment.clock.now());
    if (!imported.ok) {
      context.say(refusals[imported.error]);
      return 1;
    }
    const { deviceCode, exportedAt, operations, stopped } = imported.value;
    const fresh = operations.filter(({ isKnown }) => !isKnown);
    const caseIds = fresh.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]));
    const summaries = await store.read.findSummaries(new Set(caseIds));
    const numbers = new Map([...summaries].map(([caseId, { caseNumber }]) => [caseId, caseNumber]));
    context.print(`Envío del equipo ${deviceCode}, exportado el ${formatDateTime(exportedAt)}.`);
    for (const operation of fresh) {
      const line = describe(operation, numbers);
      if (line !== null) context.print(line);
    }
    const taken = fresh.filter(({ outcome }) => outcome.status === 'applied').length;
    if (fresh.length === 0 && stopped === null) {
      context.print('Todo lo que trae ya tenía respuesta: este archivo no cambia nada.');
      return 0;
    }
    context.print(
      `Operaciones nuevas: ${fresh.length}; aceptadas: ${taken}; no aceptadas: ${fresh.length - taken}; ` +
        `con respuesta de antes: ${operations.length - fresh.length}.`,
    );
    if (stopped !== null) context.say(`El resto no se importó: ${stops[stopped]}.`);
    return stopped === null && taken === fresh.length ? 0 : 1;
  });
}
