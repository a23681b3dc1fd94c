import type { AttendingArea, PlannedOrder } from './autonomous-orders.ts';
import { attendingAreas } from './autonomous-orders.ts';
import type { WorkOrder } from './orders.ts';
import { foldText } from './text.ts';

/** The nouns of what was done and of what undoes it. */
const opposites: readonly (readonly [done: string, undone: string])[] = [
  ['tendido', 'Retiro'],
  ['instalacion', 'Desinstalación'],
  ['configuracion', 'Eliminación de la configuración'],
  ['habilitacion', 'Deshabilitación'],
  ['activacion', 'Desactivación'],
  ['asignacion', 'Liberación'],
  ['conexion', 'Desconexión'],
  ['entrega', 'Devolución'],
  ['registro', 'Baja'],
];

/** Words of an activity by which its area is known; an area that is first here is asked first. */
const areaWords: readonly (readonly [area: AttendingArea, words: RegExp])[] = [
  ['switching', /distribuidor|numero|tono|canal|central|perfil|conmutacion|plataforma/],
  ['laboratory', /decodificador|ont\b|equipo|modem|router|telefono/],
];

/** The area that undoes an activity; the test desk where nothing in its name says otherwise. */
export function areaOf(activityName: string): AttendingArea {
  const text = foldText(activityName);
  return areaWords.find(([, words]) => words.test(text))?.[0] ?? 'test-desk';
}

/** `Instalación de ONT` becomes `Desinstalación de ONT`. */
export function reverseName(activityName: string): string {
  const [first = '', ...rest] = activityName.trim().split(/\s+/);
  const undone = opposites.find(([done]) => done === foldText(first))?.[1];
  return undone === undefined ? `Deshacer: ${activityName.trim()}` : [undone, ...rest].join(' ');
}

type ClosedOrder = Pick<WorkOrder, 'id'> & {
  readonly activities: readonly Pick<WorkOrder['activities'][number], 'line' | 'name' | 'done' | 'doneAt'>[];
};

/**
 * What has to be undone, proposed from what was done: one order an area, in each the last done first (COM-DSC-P06 B.7).
 *
 * @param orders the closed work orders.
 * @returns no order for an area that has nothing to undo.
 */
export function proposeRestoration(orders: readonly ClosedOrder[]): readonly PlannedOrder[] {
  const done = orders
    .flatMap((order) =>
      order.activities
        .filter((activity) => activity.done)
        .map((activity) => ({ ...activity, orderId: order.id })),
    )
    .sort((one, other) => (other.doneAt ?? '').localeCompare(one.doneAt ?? '') || other.line - one.line);
  return attendingAreas.flatMap((area): PlannedOrder[] => {
    const activities = done
      .filter((activity) => areaOf(activity.name) === area)
      .map(({ name, orderId, line }) => ({ name: reverseName(name), reverses: { orderId, line } }));
    return activities.length === 0 ? [] : [{ area, activities }];
  });
}
