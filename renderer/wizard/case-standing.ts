import { roleNames } from '../../shared/domain/role-names.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { targetsOf } from '../../shared/procedure/flow.ts';
import type { FlowTarget } from '../../shared/procedure/flow-target.ts';
import { handoffNames } from '../../shared/procedure/handoffs.ts';
import { type StepId, stepHeading } from '../../shared/procedure/outline.ts';
import { requirementNames } from '../../shared/procedure/requirements.ts';
import { stepOf } from '../../shared/procedure/steps.ts';
import { tasksOf } from '../../shared/procedure/tasks.ts';
import { handoverReasonNames, withdrawalReasonNames } from '../../shared/procedure/words.ts';

function waiting({ state }: CaseView): string {
  const { position } = state;
  if (position.kind === 'act') return 'El trámite está en mostrador, en la revisión antes de anular.';
  if (position.kind === 'waiting')
    return `Espera el retorno de ${handoffNames[position.procedure]}; después sigue en ${stepHeading(position.continueAt)}.`;
  if (position.kind === 'ended') return '';
  if (position.step === 'B8') {
    const open = state.orders.filter((order) => order.state !== 'closed').length;
    return open === 1
      ? 'Espera que se cierre 1 orden autónoma.'
      : `Espera que se cierren ${open} órdenes autónomas.`;
  }
  const task = tasksOf(state).find(({ step, target }) => step === position.step && target === null);
  const roles = task?.roles.map((role) => roleNames[role]).join(', ') ?? '';
  return `Espera a ${roles}, en el paso ${stepHeading(position.step)}.`;
}

/** Where the case stands, in a sentence or three. */
export function standingOf(view: CaseView): string {
  const { state, summary } = view;
  const { position, withdrawn, annulled, asked } = state;
  if (summary.status === 'refused')
    return 'La oficina central no aceptó el comienzo de este trámite: no sigue.';
  if (withdrawn) return `Trámite desistido: ${withdrawalReasonNames[withdrawn.reason]}.`;
  if (position.kind === 'ended')
    return position.outcome === 'inadmissible'
      ? 'La anulación es improcedente: la orden de trabajo está ejecutada. El trámite terminó.'
      : 'La solicitud quedó anulada y el trámite, cerrado.';
  const missing = asked
    .at(-1)
    ?.missing.map((each) => requirementNames[each])
    .join('; ');
  const parts = [
    annulled ? 'La anulación está registrada.' : '',
    position.kind === 'step' && position.handover ? `${handoverReasonNames[position.handover]}.` : '',
    summary.status === 'awaiting-requirements' && missing ? `El cliente tiene que traer: ${missing}.` : '',
    waiting(view),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** What was done, oldest first, with the procedures that it went through: for the diagram. */
export function takenOf(view: Pick<CaseView, 'timeline' | 'state'>): readonly FlowTarget[] {
  const { state, timeline } = view;
  return timeline.flatMap(({ step, sending }): readonly FlowTarget[] => {
    if (step === null || sending === 'refused') return [];
    const answered = state.answers.find((each) => each.step === step);
    const next = answered && stepOf(step).next(answered.answer, answered.facts);
    return [step, ...(next ? targetsOf(next).filter((target) => target.startsWith('handoff-')) : [])];
  });
}

/** The steps at which somebody is waited for now. */
export function currentOf({ state }: Pick<CaseView, 'state'>): readonly StepId[] {
  const tasks = tasksOf(state).filter(({ purpose }) => purpose !== 'hand-off');
  return [...new Set(tasks.map(({ step }) => step))];
}
