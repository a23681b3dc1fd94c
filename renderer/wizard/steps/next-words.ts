import { handoffNames } from '../../../shared/procedure/handoffs.ts';
import { stepHeading } from '../../../shared/procedure/outline.ts';
import type { Next } from '../../../shared/procedure/step.ts';

/** Where an answer leads, in a sentence. */
export function nextWords(next: Next): string {
  switch (next.kind) {
    case 'step':
      return `Sigue en ${stepHeading(next.step)}.`;
    case 'act':
      return 'Sigue con la revisión antes de anular.';
    case 'handoff': {
      const then = stepHeading(next.continueAt);
      return next.waits
        ? `Se deriva a ${handoffNames[next.procedure]}; el trámite espera su retorno y sigue en ${then}.`
        : `Se deriva a ${handoffNames[next.procedure]}, y el trámite sigue en ${then}.`;
    }
    case 'end':
      return next.outcome === 'annulled'
        ? 'Concluye el procedimiento: la solicitud queda anulada.'
        : 'Concluye el procedimiento: la anulación es improcedente.';
  }
}
