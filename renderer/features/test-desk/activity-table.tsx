import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { ReverseActivity } from '../../../shared/domain/autonomous-orders.ts';
import { nextRow } from '../../components/next-row.ts';
import { useShortcut } from '../../components/shortcuts.tsx';
import { ActivityRow } from './activity-row.tsx';
import type { Editing } from './draft-target.ts';
import styles from './test-desk.module.css';

function Head({ isWorked }: { readonly isWorked: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.line}>
          N.º
        </th>
        <th scope="col">Actividad</th>
        <th scope="col">Estado</th>
        {isWorked && <th scope="col">Respuesta</th>}
      </tr>
    </thead>
  );
}

/** The reverse activities in their order, to be read. */
export function ActivityTable({ activities }: { readonly activities: readonly ReverseActivity[] }) {
  return (
    <div className={styles.wide}>
      <table className={styles.activities} aria-label="Actividades de reversa">
        <Head isWorked={false} />
        <tbody>
          {activities.map((activity) => (
            <ActivityRow key={activity.line} activity={activity} work={null} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function rowOf(body: HTMLElement | null, line: number | undefined): HTMLElement | null {
  return body?.querySelector<HTMLElement>(`tr[data-line="${line}"]`) ?? null;
}

interface ActivityWorkProps {
  readonly activities: readonly ReverseActivity[];
  /** Line of the activity that the keys are about. */
  readonly active: number;
  /** Line that Alt+1 and Alt+2 answer; null where none is open. */
  readonly answerable: number | null;
  readonly editing: Editing | null;
  readonly onActive: (line: number) => void;
  readonly onEdit: (editing: Editing) => void;
  readonly onClose: () => void;
  /** The form of the activity that is being answered. */
  readonly form: (activity: ReverseActivity, result: Editing['result']) => ReactNode;
}

/** The activities one by one: the arrows pick, Alt+1 and Alt+2 answer, Esc goes back to the row (COM-DSC-P06 B.10). */
export function ActivityWork(props: ActivityWorkProps) {
  const { activities, active, answerable, editing, onActive, onEdit, onClose, form } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const wasEditing = useRef(editing);
  useEffect(() => {
    const isOver = wasEditing.current !== null && editing === null;
    wasEditing.current = editing;
    const focused = document.activeElement;
    const isInRows = focused instanceof HTMLTableRowElement && body.current?.contains(focused);
    // After an answer the next open row has the focus, after Esc the row that was left.
    if (isOver || isInRows) rowOf(body.current, active)?.focus();
  }, [editing, active]);
  const edit = (result: Editing['result']) => {
    if (answerable !== null) onEdit({ line: answerable, result });
  };
  useShortcut(
    'Alt+1…9',
    (digit) => {
      if (digit === '1') edit('done');
      if (digit === '2') edit('impossible');
    },
    'Realizada, imposible',
    { enabled: answerable !== null },
  );
  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    if (event.key === 'Escape' && editing !== null) {
      event.preventDefault();
      onClose();
      return;
    }
    if (!(event.target instanceof HTMLTableRowElement)) return;
    const position = activities.findIndex(({ line }) => line === active);
    const next = nextRow(event.key, Math.max(0, position), activities.length);
    if (next === null) return;
    event.preventDefault();
    rowOf(body.current, activities[next]?.line)?.focus();
  };
  return (
    <div className={styles.wide}>
      <table className={styles.activities} aria-label="Actividades de reversa">
        <Head isWorked />
        <tbody ref={body} onKeyDown={onKeyDown}>
          {activities.map((activity) => (
            <ActivityRow
              key={activity.line}
              activity={activity}
              work={{
                isActive: activity.line === active,
                onActive: () => onActive(activity.line),
                onEdit: (result) => onEdit({ line: activity.line, result }),
              }}
            >
              {editing?.line === activity.line && form(activity, editing.result)}
            </ActivityRow>
          ))}
        </tbody>
      </table>
    </div>
  );
}
