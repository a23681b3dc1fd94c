import type { Role } from '../../../shared/domain/people.ts';
import type { CaseRow } from '../../../shared/ipc/views.ts';
import { mayAnswer, type StepId } from '../../../shared/procedure/outline.ts';
import { handoverReasonNames } from '../../../shared/procedure/words.ts';

export interface QueueTask {
  readonly step: StepId | null;
  /** Why the case is in this queue. */
  readonly reason: string;
}

/** Tasks beside the path of an assigned order (I-4): the case itself waits elsewhere. */
const besideThePath: Readonly<Partial<Record<Role, StepId>>> = {
  'back-office-commercial': 'A14',
  'operations-supervisor': 'A16',
};

function reasonFor(step: StepId | null): string {
  if (step === 'A7') return handoverReasonNames['not-same-day'];
  if (step === 'A11') return handoverReasonNames['order-executed'];
  if (step === 'A14' || step === 'A16') return 'Se anuló con la orden asignada a un técnico';
  return step?.startsWith('B') ? 'La anulación está registrada' : '';
}

/** What a case in the queue of a role waits for, and why. */
export function queueTask({ step }: Pick<CaseRow, 'step'>, role: Role): QueueTask {
  const own = step !== null && mayAnswer(role, step) ? step : (besideThePath[role] ?? step);
  return { step: own, reason: reasonFor(own) };
}
