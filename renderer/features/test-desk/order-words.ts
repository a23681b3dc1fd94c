import type { AutonomousOrderState, ReverseActivity } from '../../../shared/domain/autonomous-orders.ts';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import type { ListedOrder } from '../../../shared/ipc/closing-channels.ts';
import { impossibleDecisionNames } from '../../../shared/procedure/words.ts';

/** An autonomous order's state in one word. */
export const autonomousOrderStateNames: Readonly<Record<AutonomousOrderState, string>> = {
  created: 'Por recibir',
  received: 'Recibida',
  assigned: 'Asignada',
  closed: 'Cerrada',
};

export const activityStateNames: Readonly<Record<ReverseActivity['state'], string>> = {
  open: 'Por hacer',
  done: 'Realizada',
  impossible: 'Imposible',
  waived: 'Sin efecto',
};

/** `3 de 5 · 1 imposible` */
export function progressWords({
  activities,
  settled,
  impossible,
}: Pick<ListedOrder, 'activities' | 'settled' | 'impossible'>): string {
  const words = `${settled} de ${activities}`;
  if (impossible === 0) return words;
  return `${words} · ${impossible} ${impossible === 1 ? 'imposible' : 'imposibles'}`;
}

/** Is there something for the area itself to do, or is Incidencias waited for alone? */
export function waitsForArea({
  activities,
  settled,
  impossible,
}: Pick<ListedOrder, 'activities' | 'settled' | 'impossible'>): boolean {
  return impossible === 0 || settled + impossible < activities;
}

/**
 * Names that orders were given to, the latest first.
 *
 * @param rows in any order.
 */
export function recentNames(
  rows: readonly Pick<ListedOrder, 'assignedTo' | 'createdAt'>[],
  most = 8,
): readonly string[] {
  const latest = [...rows].sort((one, other) => other.createdAt.localeCompare(one.createdAt));
  return [...new Set(latest.flatMap(({ assignedTo }) => assignedTo ?? []))].slice(0, most);
}

/** What there is to know of an activity beyond its state: who, when, why, and what Incidencias decides or decided (B.10). */
export function activityNote({ state, by, at, why, advice }: ReverseActivity): string {
  const who = by === null ? '' : at === null ? by : `${by}, ${formatDateTime(at)}`;
  switch (state) {
    case 'done':
      return who;
    case 'impossible':
      return `${who}: ${why} · Incidencias decide si se vuelve a intentar o queda sin efecto.`;
    case 'waived':
      return `Incidencias decidió: ${impossibleDecisionNames.waive.toLowerCase()}. ${why}`;
    case 'open':
      // What was found, and what was said to it, stays with an activity that is tried again.
      return why === ''
        ? ''
        : [`Incidencias decidió: ${impossibleDecisionNames.retry.toLowerCase()}.`, advice, `Antes: ${why}`]
            .filter((part) => part !== '')
            .join(' ');
  }
}
