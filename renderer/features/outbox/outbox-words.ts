import type { ResponseOf } from '../../../shared/ipc/contract.ts';
import type { Replacement } from '../../../shared/ipc/views.ts';
import { sendingErrorWords } from '../../components/line-words.ts';
import { refusalTitle } from '../../components/refusal-words.ts';

export type OutboxRow = ResponseOf<'listOutbox'>['rows'][number];

/** Why an operation is still here: the last failure of its sending, or why it was not accepted. */
export function reasonWords({
  state,
  lastError,
  attempts,
}: Pick<OutboxRow, 'state' | 'lastError' | 'attempts'>): string {
  if (lastError === null) return attempts === 0 ? 'Todavía no se intentó' : '—';
  return state === 'refused' ? refusalTitle(lastError) : sendingErrorWords(lastError);
}

/** Of each case the one operation that the others were refused with: it is the one to try again. */
export function firstRefusals(rows: readonly OutboxRow[]): ReadonlySet<string> {
  const first = new Map<string, string>();
  for (const { caseId, opId, state } of rows)
    if (state === 'refused' && !first.has(caseId)) first.set(caseId, opId);
  return new Set(first.values());
}

export interface ReplacementWords {
  readonly title: string;
  readonly seen: string;
  /** What going on with it does. */
  readonly follow: string;
}

/** What was seen of a central office that is not simply gone on with, and what going on means (S16). */
export const replacementWords: Readonly<Record<Replacement['kind'], ReplacementWords>> = {
  'other-office': {
    title: 'En la dirección de la oficina central responde otra base de datos',
    seen: 'Conoce a este equipo, y no es la que tenía: puede ser una copia restaurada.',
    follow:
      'Se pedirá todo desde el principio y se enviará otra vez lo registrado en este equipo. Lo que ella ya tenga no se repite.',
  },
  'unknown-device': {
    title: 'En la dirección de la oficina central responde otra, que no conoce a este equipo',
    seen: 'Puede ser una instalación nueva, o una dirección equivocada.',
    follow:
      'Este equipo se registrará en ella con un código nuevo, se pedirá todo desde el principio y se enviará otra vez lo registrado aquí.',
  },
  forgot: {
    title: 'La oficina central ya no tiene operaciones que había confirmado',
    seen: 'Su base de datos puede haber vuelto a una copia anterior.',
    follow:
      'Se enviará otra vez lo registrado en este equipo y se pedirá todo desde el principio. Lo que ella ya tenga no se repite.',
  },
  deletions: {
    title: 'La oficina central pide borrar muchos datos de este equipo',
    seen: 'Puede ser una depuración a propósito, o un error. Hasta que alguien decida no se borra nada.',
    follow: 'Se borrará de este equipo lo que la oficina central borró. Lo que está por enviar se conserva.',
  },
};

const kindNames: Readonly<Record<string, readonly [one: string, many: string]>> = {
  area: ['área', 'áreas'],
  user: ['usuario', 'usuarios'],
  motive: ['motivo', 'motivos'],
  customer: ['cliente', 'clientes'],
  request: ['solicitud', 'solicitudes'],
  order: ['orden de trabajo', 'órdenes de trabajo'],
  mail: ['correo', 'correos'],
  company: ['empresa', 'empresas'],
  settings: ['ajuste', 'ajustes'],
};

/** `150 solicitudes, 2 usuarios`, as many as the page that was stopped at would delete. */
export function deletionWords(deletions: Replacement['deletions']): string {
  return deletions
    .map(({ kind, count }) => {
      const [one, many] = kindNames[kind] ?? [kind, kind];
      return `${count} ${count === 1 ? one : many}`;
    })
    .join(', ');
}

/** What became of an export, as it is said. */
export function exportWords({ outcome, operations }: ResponseOf<'exportOutbox'>) {
  switch (outcome) {
    case 'saved':
      return {
        kind: 'success',
        title: `Se guardó el archivo con ${operations === 1 ? '1 operación' : `${operations} operaciones`}`,
        text: 'Entréguelo al administrador de la oficina central. Lo que está por enviar sigue en este equipo.',
      } as const;
    case 'cancelled':
      return { kind: 'info', title: 'No se guardó nada', text: '' } as const;
    default:
      return {
        kind: 'error',
        title: 'No se pudo guardar el archivo',
        text: 'Elija otra carpeta, o revise que haya espacio en el disco, y vuelva a intentar.',
      } as const;
  }
}
