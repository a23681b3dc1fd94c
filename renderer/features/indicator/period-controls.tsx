import { NativeSelect } from '@mantine/core';
import { formatMonth, type Month } from '../../../shared/domain/months.ts';
import { mostMonths } from '../../../shared/procedure/indicator.ts';
import styles from './indicator.module.css';
import { offered, type Period, withFrom, withTo } from './period.ts';

interface PeriodControlsProps {
  readonly period: Period;
  readonly thisMonth: Month;
  readonly onChange: (period: Period) => void;
}

/** First and last month; the other one follows where the two would make no period. */
export function PeriodControls({ period, thisMonth, onChange }: PeriodControlsProps) {
  const data = offered(period, thisMonth).map((month) => ({ value: month, label: formatMonth(month) }));
  return (
    <>
      <NativeSelect
        className={styles.months}
        label="Desde"
        data={data}
        value={period.from}
        onChange={(event) => onChange(withFrom(period, event.currentTarget.value))}
      />
      <NativeSelect
        className={styles.months}
        label={`Hasta (máx. ${mostMonths} meses)`}
        data={data}
        value={period.to}
        onChange={(event) => onChange(withTo(period, event.currentTarget.value))}
      />
    </>
  );
}
