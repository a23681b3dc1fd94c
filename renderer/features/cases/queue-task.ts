import type { Instant } from '../../../shared/domain/dates.ts';
import type { Role } from '../../../shared/domain/people.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import type { CaseRow } from '../../../shared/ipc/views.ts';
import { outline, type StepId } from '../../../shared/procedure/outline.ts';
import type { Task } from '../../../shared/procedure/tasks.ts';
import { handoverReasonNames } from '../../../shared/procedure/words.ts';

export interface QueueTask {
  readonly step: StepId | null;
  /** Why the case is in this queue. */
  readonly reason: string;
  /** Since when it waits for this role. */
  readonly since: Instant;
}

type Queued = Pick<CaseRow, 'step' | 'status' | 'motive' | 'annulledAt' | 'waitingSince'> & {
  readonly work: Pick<CaseRow['work'], 'tasks'>;
};

const reasons: Readonly<Partial<Record<StepId, string>>> = {
  A8: 'Cliente identificado: falta verificar los requisitos',
  A9: 'Faltan requisitos: se entrega la lista al cliente',
  A10: 'Requisitos completos: falta registrar la anulación',
  A12: 'La orden no está asignada: faltan la fotocopia y la nota',
  A13: 'Documentos adjuntados: falta anular',
  A15: 'La orden ya fue ejecutada: falta comunicarlo al cliente',
};

function reasonFor({ step, purpose }: Pick<Task, 'step' | 'purpose'>, row: Queued): string {
  if (purpose === 'decide') return 'Una actividad de reversa no se pudo hacer';
  switch (step) {
    case 'A7':
      return row.status === 'awaiting-requirements'
        ? 'Espera lo que se pidió al cliente'
        : handoverReasonNames['not-same-day'];
    case 'A11':
      // The counter sends what is executed before it has asked for the motive.
      return row.motive === null
        ? handoverReasonNames['order-executed']
        : 'Anulación registrada: falta verificar la orden';
    case 'A14':
    case 'A16':
      return row.annulledAt === null
        ? 'La orden está asignada a un técnico'
        : 'Se anuló con la orden asignada a un técnico';
    default:
      return reasons[step] ?? (step.startsWith('B') ? 'La anulación está registrada' : outline[step].title);
  }
}

/** What a case in the queue of a role waits for, why, and since when. */
export function queueTask(row: Queued, role: Role): QueueTask {
  const task = row.work.tasks.find(({ roles }) => roles.includes(role));
  if (task) return { step: task.step, reason: reasonFor(task, row), since: task.since };
  return { step: row.step, reason: '', since: row.waitingSince };
}

/** A suspension that no supervisor answered in time (COM-DSC-P06 A.16). */
export function isLate(
  { step, since }: Pick<QueueTask, 'step' | 'since'>,
  { supervisorMinutes }: Pick<Settings, 'supervisorMinutes'>,
  now: Instant,
): boolean {
  return step === 'A16' && Date.parse(now) - Date.parse(since) > supervisorMinutes * 60_000;
}

/** The longest wait first, late suspensions before everything. */
export function inQueueOrder<Row extends Queued>(
  rows: readonly Row[],
  role: Role,
  settings: Pick<Settings, 'supervisorMinutes'>,
  now: Instant,
): readonly Row[] {
  return rows
    .map((row) => ({ row, task: queueTask(row, role) }))
    .sort((one, other) => {
      const late = Number(isLate(other.task, settings, now)) - Number(isLate(one.task, settings, now));
      return late || one.task.since.localeCompare(other.task.since);
    })
    .map(({ row }) => row);
}
