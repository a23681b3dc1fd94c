import type { ResponseOf } from '../../../shared/ipc/contract.ts';
import { assertNever } from '../../../shared/result.ts';

interface OutcomeWords {
  readonly kind: 'success' | 'info' | 'error';
  readonly words: string;
}

/** What became of an export, as it is said. */
export function exportOutcome({ outcome, rows }: ResponseOf<'exportReport'>): OutcomeWords {
  switch (outcome) {
    case 'saved':
      return {
        kind: 'success',
        words: `El reporte se guardó con ${rows === 1 ? '1 trámite' : `${rows} trámites`}.`,
      };
    case 'cancelled':
      return { kind: 'info', words: 'No se guardó nada.' };
    case 'failed':
      return {
        kind: 'error',
        words:
          'No se pudo guardar. Cierre el archivo si está abierto, o elija otra carpeta, y vuelva a intentar.',
      };
    default:
      return assertNever(outcome, 'outcome of an export');
  }
}
