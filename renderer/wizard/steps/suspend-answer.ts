import { z } from 'zod';
import type { CaseView, SignedIn } from '../../../shared/ipc/views.ts';
import { suspend, tellingWays } from '../../../shared/procedure/a-16-suspend.ts';
import { isForCentre, supervisedCentre } from '../../../shared/procedure/centres.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import type { AnswerOf } from '../../../shared/procedure/steps.ts';
import { momentSchema, readMoment } from '../../components/moment-field.tsx';

type Known = Pick<CaseView, 'state' | 'facts'>;

const toldAt = momentSchema();

/** What is typed at A.16. A suspension asks for who was told, how, when and the appointment; the other outcome for a note alone. */
export const suspendSchema = z
  .object({
    outcome: z.enum(['', 'suspended', 'too-late']),
    technician: z.string().max(120, 'El nombre tiene más de 120 letras.'),
    how: z.enum(['', ...tellingWays]),
    toldAt: z.string(),
    appointmentRemoved: z.boolean(),
    note: z.string().max(500, 'La nota tiene más de 500 letras.'),
  })
  .superRefine((typed, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (typed.outcome === '') issue('outcome', 'Elija si el técnico suspende el trabajo o ya lo terminó.');
    if (typed.outcome === 'too-late' && typed.note.trim() === '')
      issue('note', 'Escriba qué respondió el técnico.');
    if (typed.outcome !== 'suspended') return;
    if (typed.technician.trim() === '')
      issue('technician', 'Escriba el nombre del técnico que suspende el trabajo.');
    if (typed.how === '') issue('how', 'Elija cómo se avisó al técnico.');
    const told = toldAt.safeParse(typed.toldAt);
    if (!told.success) issue('toldAt', told.error.issues[0]?.message ?? '');
    if (!typed.appointmentRemoved)
      issue('appointmentRemoved', 'Retire la cita comprometida y marque que está retirada.');
  });
export type SuspendValues = z.input<typeof suspendSchema>;

/** @returns null while something that the outcome asks for is missing. */
export function suspendAnswer(values: SuspendValues): AnswerOf<'A16'> | null {
  const note = values.note.trim();
  if (values.outcome === 'too-late') return { outcome: 'too-late', note };
  const told = readMoment(values.toldAt);
  if (values.outcome === '' || values.how === '' || told === null || !values.appointmentRemoved) return null;
  return {
    outcome: 'suspended',
    technician: values.technician.trim(),
    how: values.how,
    toldAt: told,
    appointmentRemoved: true,
    note,
  };
}

/** How A.16 stands for this person on what is known now. */
export function suspendOutlook(view: Known, user: Pick<SignedIn, 'role' | 'area'> | null) {
  const history = historyOf(view.state);
  const facts = suspend.look(view.facts, history, null);
  const concerned = new Set(facts.orders.map(({ id }) => id));
  const orders = view.facts.orders.filter(({ id }) => concerned.has(id));
  const areaName = user?.area.name ?? '';
  const own = orders.filter(({ operationsCentre }) =>
    isForCentre(supervisedCentre(operationsCentre, view.facts.centres), areaName),
  );
  const others = new Set(
    orders.filter((order) => !own.includes(order)).map(({ operationsCentre }) => operationsCentre),
  );
  const suspended: AnswerOf<'A16'> = {
    outcome: 'suspended',
    technician: '—',
    how: 'phone',
    toldAt: view.facts.at,
    appointmentRemoved: true,
    note: '',
  };
  return {
    /** The orders of one's own centre. */
    own,
    /** Centres that have other orders of the same annulment. */
    others: [...others],
    mayAnswer:
      user !== null && (suspend.admitActor?.({ role: user.role, areaName }, facts, history).ok ?? true),
    /** False once an order is executed: the case can then only go back to A.11. */
    maySuspend: suspend.admit(suspended, facts, history).ok,
  };
}
