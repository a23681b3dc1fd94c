import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { attendingAreaNames, attendingAreas } from '../../../shared/domain/autonomous-orders.ts';
import styles from './restoration.module.css';
import {
  addRow,
  moveRow,
  moveToArea,
  type Plan,
  type PlanRow,
  removeRow,
  renameRow,
  rowsOf,
} from './restoration-plan.ts';
import { fieldIdOf, RestorationRow, type RowChange, rowIdOf } from './restoration-row.tsx';

interface RestorationEditorProps {
  readonly plan: Plan;
  readonly onChange: (plan: Plan) => void;
  readonly error: string | undefined;
}

function changed(plan: Plan, { key }: PlanRow, change: RowChange): Plan {
  switch (change.kind) {
    case 'rename':
      return renameRow(plan, key, change.name);
    case 'move':
      return moveRow(plan, key, change.by);
    case 'area':
      return moveToArea(plan, key, change.area);
    case 'remove':
      return removeRow(plan, key);
  }
}

/** Where a row stands, said after it has moved. */
function placeWords(plan: Plan, key: string): string {
  const row = plan.find((each) => each.key === key);
  if (row === undefined) return 'Actividad quitada.';
  const rows = rowsOf(plan, row.area);
  return `${row.name || 'Actividad'}: ${rows.indexOf(row) + 1} de ${rows.length} en ${attendingAreaNames[row.area]}.`;
}

interface Wanted {
  readonly id: string;
  /** Which of a row's controls. */
  readonly control: string;
}

/** Puts the focus, once the plan is drawn anew, where the next key is expected: a row that moves loses it. */
function useFocusAfter() {
  const wanted = useRef<Wanted | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const { id, control } = wanted.current;
    wanted.current = null;
    const place = document.getElementById(id);
    const found =
      place?.querySelector<HTMLElement>(`[data-control="${control}"]:not(:disabled)`) ??
      place?.querySelector<HTMLElement>('[data-control="name"]') ??
      place;
    found?.focus();
  });
  return (id: string, control = 'name') => {
    wanted.current = { id, control };
  };
}

/** The control of a row that is being used. */
function usedControl(): string | undefined {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement ? activeElement.dataset.control : undefined;
}

/** The plan of B.7, area by area: activities are renamed, removed, added, and moved by keys. */
export function RestorationEditor({ plan, onChange, error }: RestorationEditorProps) {
  const [said, setSaid] = useState('');
  const focusAfter = useFocusAfter();
  const firstEmpty = plan.find(({ name }) => name.trim() === '')?.key;
  const linked = firstEmpty ?? plan[0]?.key;
  const idOf = (row: PlanRow) => (row.key === linked ? 'activities' : fieldIdOf(row.key));
  const addIdOf = (area: (typeof attendingAreas)[number]) =>
    plan.length === 0 && area === attendingAreas[0] ? 'activities' : `add-${area}`;
  const change = (row: PlanRow, by: RowChange) => {
    const next = changed(plan, row, by);
    if (next === plan) return;
    if (by.kind === 'remove') {
      const rows = rowsOf(plan, row.area);
      const beside = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1];
      focusAfter(beside ? rowIdOf(beside.key) : addIdOf(row.area), 'remove');
    } else if (by.kind !== 'rename') focusAfter(rowIdOf(row.key), usedControl());
    if (by.kind !== 'rename') setSaid(placeWords(next, row.key));
    onChange(next);
  };
  return (
    <div className={styles.areas}>
      {attendingAreas.map((area) => {
        const rows = rowsOf(plan, area);
        return (
          <fieldset key={area} className={styles.area}>
            <legend className={styles.legend}>
              {attendingAreaNames[area]}
              <span className={styles.quiet}>
                {rows.length === 0
                  ? 'sin orden'
                  : rows.length === 1
                    ? '1 actividad'
                    : `${rows.length} actividades`}
              </span>
            </legend>
            <ol className={styles.rows}>
              {rows.map((row, index) => (
                <RestorationRow
                  key={row.key}
                  row={row}
                  fieldId={idOf(row)}
                  index={index}
                  count={rows.length}
                  isFaulty={error !== undefined && row.name.trim() === ''}
                  onChange={(by) => change(row, by)}
                />
              ))}
            </ol>
            <Button
              id={addIdOf(area)}
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                const added = addRow(plan, area);
                focusAfter(rowIdOf(added.key));
                onChange(added.plan);
              }}
            >
              Agregar actividad a {attendingAreaNames[area]}
            </Button>
          </fieldset>
        );
      })}
      {error && (
        <p id="activities-error" className={styles.error}>
          {error}
        </p>
      )}
      <p className={styles.forReaders} role="status">
        {said}
      </p>
    </div>
  );
}
