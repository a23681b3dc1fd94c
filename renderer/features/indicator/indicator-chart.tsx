import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { useId } from 'react';
import { formatMonth, formatShortMonth } from '../../../shared/domain/months.ts';
import { acceptedAbove, type MonthIndicator } from '../../../shared/procedure/indicator.ts';
import styles from './indicator-chart.module.css';

const acceptedColor = 'var(--chart-accepted)';
const observedColor = 'var(--chart-observed)';
const series = [
  { name: 'accepted', color: acceptedColor, stackId: 'month' },
  { name: 'observed', color: observedColor, stackId: 'month' },
];
/** More bars than this leave no room for whole labels. */
const roomyMonths = 14;

function labelOf({ value, provisional }: MonthIndicator, isRoomy: boolean): string {
  if (value === null) return '';
  const figure = isRoomy ? value.toFixed(1).replace('.', ',') : String(Math.floor(value));
  return provisional ? `${figure}*` : figure;
}

function barOf(line: MonthIndicator, isRoomy: boolean) {
  const label = labelOf(line, isRoomy);
  const isAccepted = line.verdict === 'accepted';
  return {
    month: formatShortMonth(line.month),
    accepted: isAccepted ? line.value : null,
    observed: isAccepted ? null : line.value,
    acceptedLabel: isAccepted ? label : '',
    observedLabel: isAccepted ? '' : label,
  };
}

function inWords(months: readonly MonthIndicator[]): string {
  const count = (verdict: MonthIndicator['verdict']) =>
    months.filter((line) => line.verdict === verdict).length;
  const [first, last] = [months.at(0), months.at(-1)];
  if (!first || !last) return '';
  const period = `de ${formatMonth(first.month)} a ${formatMonth(last.month)}`;
  const found = `aceptados ${count('accepted')}, observados ${count('observed')}, sin solicitudes ${count(null)}`;
  return `Indicador por mes, ${period}, con la línea del ${acceptedAbove} %. Meses ${found}. Las cifras están en la tabla.`;
}

/** Stripes: observed is told by its pattern too, not by its colour alone. */
function Stripes({ id }: { readonly id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className={styles.paper} width="6" height="6" />
      <rect className={styles.stripe} width="3.5" height="6" />
    </pattern>
  );
}

function Legend({ hasProvisional }: { readonly hasProvisional: boolean }) {
  const id = useId();
  return (
    <ul className={styles.legend}>
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <rect className={styles.accepted} width="14" height="14" />
        </svg>
        Aceptado: más de {acceptedAbove} %
      </li>
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <defs>
            <Stripes id={id} />
          </defs>
          <rect className={styles.observed} width="14" height="14" fill={`url(#${id})`} />
        </svg>
        Observado: {acceptedAbove} % o menos
      </li>
      {hasProvisional && <li>* provisional: hay trámites en curso</li>}
    </ul>
  );
}

/** The months with the 90 % line (U20); its accessible form is the table below it. */
export function IndicatorChart({ months }: { readonly months: readonly MonthIndicator[] }) {
  const stripes = useId();
  const isRoomy = months.length <= roomyMonths;
  return (
    <figure className={styles.figure}>
      <div role="img" aria-label={inWords(months)}>
        <BarChart
          className={styles.chart}
          data={months.map((line) => barOf(line, isRoomy))}
          dataKey="month"
          series={series}
          accessibilityLayer={false}
          withTooltip={false}
          withBarValueLabel
          maxBarWidth={44}
          gridAxis="none"
          textColor="var(--mantine-color-text)"
          valueFormatter={(value) => `${value} %`}
          valueLabelProps={({ name }) => ({
            dataKey: `${name}Label`,
            formatter: (label) => label,
            className: styles.value,
          })}
          barProps={({ name }) =>
            name === 'observed'
              ? { fill: `url(#${stripes})`, stroke: observedColor, strokeOpacity: 1 }
              : { fill: acceptedColor, stroke: acceptedColor, strokeOpacity: 1 }
          }
          barChartProps={{ margin: { top: 18, right: 44, bottom: 0, left: 0 } }}
          yAxisProps={{ domain: [0, 100], ticks: [0, 50, 100], width: 52 }}
          xAxisProps={{ interval: 0, minTickGap: 0, hide: false, ...(isRoomy ? {} : { interval: 2 }) }}
          referenceLines={[
            {
              y: acceptedAbove,
              color: 'var(--chart-limit)',
              label: `${acceptedAbove} %`,
              labelPosition: 'right',
              strokeWidth: 2,
              strokeDasharray: '7 4',
            },
          ]}
        >
          <defs>
            <Stripes id={stripes} />
          </defs>
        </BarChart>
      </div>
      <figcaption>
        <Legend hasProvisional={months.some(({ provisional }) => provisional)} />
      </figcaption>
    </figure>
  );
}
