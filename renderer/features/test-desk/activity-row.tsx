import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ReverseActivity } from '../../../shared/domain/autonomous-orders.ts';
import type { Editing } from './draft-target.ts';
import { ActivityMark } from './order-marks.tsx';
import { activityNote } from './order-words.ts';
import styles from './test-desk.module.css';

interface ActivityRowProps {
  readonly activity: ReverseActivity;
  /** Null where the activities are only read. */
  readonly work: {
    readonly isActive: boolean;
    readonly onActive: () => void;
    readonly onEdit: (result: Editing['result']) => void;
  } | null;
  /** The form below the row while the activity is being answered. */
  readonly children?: ReactNode;
}

function Origin({ reverses }: Pick<ReverseActivity, 'reverses'>) {
  if (reverses === null) return <p className={styles.note}>Agregada por Incidencias</p>;
  return (
    <p className={styles.note}>
      Deshace la actividad {reverses.line} de la orden {reverses.orderId}
    </p>
  );
}

/** One activity: what undoes what, how it stands, and the two ways to answer it. */
export function ActivityRow({ activity, work, children }: ActivityRowProps) {
  const isOpen = activity.state === 'open';
  const note = activityNote(activity);
  return (
    <>
      <tr
        data-line={activity.line}
        data-active={(work?.isActive && isOpen) || undefined}
        tabIndex={work === null ? undefined : work.isActive ? 0 : -1}
        onFocus={work?.onActive}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.target !== event.currentTarget || !isOpen)
            return;
          event.preventDefault();
          work?.onEdit('done');
        }}
      >
        <td className={styles.line}>{activity.line}</td>
        <td>
          {activity.name}
          <Origin reverses={activity.reverses} />
        </td>
        <td>
          <ActivityMark state={activity.state} />
          {note !== '' && <p className={styles.note}>{note}</p>}
        </td>
        {work && (
          <td>
            {isOpen && !children && (
              <div className={styles.acts}>
                <Button
                  variant="default"
                  tabIndex={work.isActive ? 0 : -1}
                  onClick={() => work.onEdit('done')}
                >
                  {work.isActive ? 'Realizada (Alt+1)' : 'Realizada'}
                </Button>
                <Button
                  variant="default"
                  tabIndex={work.isActive ? 0 : -1}
                  onClick={() => work.onEdit('impossible')}
                >
                  {work.isActive ? 'Imposible (Alt+2)' : 'Imposible'}
                </Button>
              </div>
            )}
          </td>
        )}
      </tr>
      {children && (
        <tr>
          <td />
          <td colSpan={3}>{children}</td>
        </tr>
      )}
    </>
  );
}
