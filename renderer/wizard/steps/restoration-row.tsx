import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import {
  type AttendingArea,
  attendingAreaNames,
  attendingAreas,
} from '../../../shared/domain/autonomous-orders.ts';
import styles from './restoration.module.css';
import type { PlanRow } from './restoration-plan.ts';

export type RowChange =
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'move'; readonly by: -1 | 1 }
  | { readonly kind: 'area'; readonly area: AttendingArea }
  | { readonly kind: 'remove' };

const areaOptions = attendingAreas.map((area) => ({ value: area, label: attendingAreaNames[area] }));

export function rowIdOf(key: string): string {
  return `activity-row-${key}`;
}

export function fieldIdOf(key: string): string {
  return `activity-${key}`;
}

interface RestorationRowProps {
  readonly row: PlanRow;
  readonly fieldId: string;
  readonly index: number;
  readonly count: number;
  readonly isFaulty: boolean;
  readonly onChange: (change: RowChange) => void;
}

/** One reverse activity: its name, where it comes from, and where it goes. */
export function RestorationRow({ row, fieldId, index, count, isFaulty, onChange }: RestorationRowProps) {
  const number = index + 1;
  const spoken = row.name.trim() || `actividad ${number}`;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Enter would send the whole plan from the middle of a list: Ctrl+Enter does that.
    if (event.key === 'Enter' && !event.ctrlKey && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      return;
    }
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onChange({ kind: 'move', by: event.key === 'ArrowUp' ? -1 : 1 });
  };
  return (
    <li id={rowIdOf(row.key)} className={styles.row} onKeyDown={onKeyDown}>
      <span className={styles.place}>{number}.</span>
      <div className={styles.name}>
        <TextInput
          id={fieldId}
          data-control="name"
          size="sm"
          aria-label={`Actividad ${number}`}
          value={row.name}
          maxLength={200}
          autoComplete="off"
          error={isFaulty}
          aria-describedby={isFaulty ? 'activities-error' : undefined}
          onChange={(event) => onChange({ kind: 'rename', name: event.currentTarget.value })}
        />
      </div>
      <span className={styles.origin}>
        {row.reverses ? `Deshace ${row.reverses.orderId}, actividad ${row.reverses.line}` : 'Agregada'}
      </span>
      <NativeSelect
        data-control="area"
        size="sm"
        className={styles.move}
        aria-label={`Área de ${spoken}`}
        data={areaOptions}
        value={row.area}
        onChange={(event) => {
          const area = attendingAreas.find((each) => each === event.currentTarget.value);
          if (area) onChange({ kind: 'area', area });
        }}
      />
      <div className={styles.buttons}>
        <Button
          data-control="up"
          variant="subtle"
          size="compact-sm"
          disabled={index === 0}
          aria-label={`Subir ${spoken}`}
          onClick={() => onChange({ kind: 'move', by: -1 })}
        >
          Subir
        </Button>
        <Button
          data-control="down"
          variant="subtle"
          size="compact-sm"
          disabled={index === count - 1}
          aria-label={`Bajar ${spoken}`}
          onClick={() => onChange({ kind: 'move', by: 1 })}
        >
          Bajar
        </Button>
        <Button
          data-control="remove"
          variant="subtle"
          size="compact-sm"
          aria-label={`Quitar ${spoken}`}
          onClick={() => onChange({ kind: 'remove' })}
        >
          Quitar
        </Button>
      </div>
    </li>
  );
}
