import type { CaseView } from '../../shared/ipc/views.ts';
import { actLabel } from './review-content.tsx';
import type { Place } from './step-navigation.ts';
import { handoverOf } from './steps/registration-date-step.tsx';

/** The main button's words: Continuar, or the act's own. */
export function mainActionLabel(view: CaseView, shown: Place): string {
  if (shown === 'review') return actLabel(view);
  if (shown === 'A2' && handoverOf(view)) return 'Derivar a Back Office';
  if (shown === 'A6') return 'Notificación entregada: derivar a caja';
  return 'Continuar';
}
