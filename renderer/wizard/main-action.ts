import type { CaseView } from '../../shared/ipc/views.ts';
import { tellSupervisor } from '../../shared/procedure/a-14-tell-supervisor.ts';
import { historyOf } from '../../shared/procedure/history.ts';
import type { StepId } from '../../shared/procedure/outline.ts';
import { actLabel } from './review-content.tsx';
import type { Place } from './step-navigation.ts';
import { handoverOf } from './steps/registration-date-step.tsx';

/** Buttons that say the act (U9); every other step goes on with Continuar. */
const acts: Readonly<Partial<Record<StepId, string>>> = {
  A6: 'Notificación entregada: derivar a caja',
  A9: 'Dejar en espera hasta que vuelva',
  A10: 'Registrar la solicitud de anulación',
  A14: 'Comunicar al supervisor',
  A15: 'Cerrar como improcedente',
  A16: 'Registrar el resultado',
  B1: 'Elegir esta solicitud',
  B2: 'Tomar esta solicitud',
  B4: 'Crear la orden y derivar a Generación de Cargos',
  B7: 'Crear las órdenes autónomas',
  B13: 'Cerrar la solicitud de anulación',
};

function annulLabel({ state }: CaseView): string {
  const count = state.registered?.items.length ?? 0;
  return count === 1 ? 'Anular 1 producto' : `Anular ${count} productos`;
}

function isSomebodyToTell(view: CaseView): boolean {
  return tellSupervisor.look(view.facts, historyOf(view.state), null).orders.length > 0;
}

/** The main button's words: Continuar, or the act's own. */
export function mainActionLabel(view: CaseView, shown: Place): string {
  if (shown === 'review') return actLabel(view);
  if (shown === 'A2' && handoverOf(view)) return 'Derivar a Back Office';
  if (shown === 'A13') return annulLabel(view);
  if (shown === 'A14' && !isSomebodyToTell(view)) return 'No hace falta avisar: continuar';
  return acts[shown] ?? 'Continuar';
}
