import { formatMonth, formatShortMonth } from '../../shared/domain/months.ts';
import { acceptedAbove, type MonthIndicator } from '../../shared/procedure/indicator.ts';
import styles from './indicator-paper.module.css';

/** In units of the picture, which is as wide as the paper. */
const width = 720;
const plot = { left: 44, right: 676, top: 20, bottom: 180 } as const;
const height = 236;
/** More bars than this leave no room for whole labels. */
const roomyMonths = 14;
const stripes = 'indicator-stripes';

function heightOf(percent: number): number {
  return plot.bottom - (percent / 100) * (plot.bottom - plot.top);
}

interface BarProps {
  readonly line: MonthIndicator;
  readonly middle: number;
}

function Bar({ line: { value, verdict }, middle, thickness }: BarProps & { readonly thickness: number }) {
  if (value === null) return null;
  const top = heightOf(value);
  return (
    <rect
      className={styles.bar}
      data-verdict={verdict}
      x={middle - thickness / 2}
      y={top}
      width={thickness}
      height={plot.bottom - top}
      fill={verdict === 'accepted' ? '#8a8a8a' : `url(#${stripes})`}
    />
  );
}

function Labels({ line, middle, isRoomy }: BarProps & { readonly isRoomy: boolean }) {
  const { month, value, provisional } = line;
  const label = value === null ? 's/s' : isRoomy ? value.toFixed(1).replace('.', ',') : Math.floor(value);
  const foot = plot.bottom + 12;
  return (
    <>
      <text className={styles.value} x={middle} y={heightOf(value ?? 0) - 4} textAnchor="middle">
        {`${label}${provisional ? '*' : ''}`}
      </text>
      <text
        className={styles.tick}
        x={middle + 3}
        y={foot}
        textAnchor="end"
        transform={`rotate(-50 ${middle + 3} ${foot})`}
      >
        {formatShortMonth(month)}
      </text>
    </>
  );
}

/** The months as bars with the 90 % line, for paper: accepted filled, observed striped. The line lies on the bars, the values on the line. */
export function IndicatorBars({ months }: { readonly months: readonly MonthIndicator[] }) {
  const room = (plot.right - plot.left) / Math.max(1, months.length);
  const middleOf = (index: number) => plot.left + room * (index + 0.5);
  const [first, last] = [months.at(0)?.month, months.at(-1)?.month];
  const period = first && last ? `, de ${formatMonth(first)} a ${formatMonth(last)}` : '';
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Indicador por mes${period}, con la línea del ${acceptedAbove} %. Las cifras están en la tabla.`}
    >
      <defs>
        <pattern
          id={stripes}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="#fff" />
          <rect width="2.5" height="6" fill="#111" />
        </pattern>
      </defs>
      {[0, 50, 100].map((percent) => (
        <g key={percent}>
          <line
            className={styles.grid}
            x1={plot.left}
            x2={plot.right}
            y1={heightOf(percent)}
            y2={heightOf(percent)}
          />
          <text className={styles.tick} x={plot.left - 6} y={heightOf(percent) + 4} textAnchor="end">
            {percent} %
          </text>
        </g>
      ))}
      {months.map((line, index) => (
        <Bar key={line.month} line={line} middle={middleOf(index)} thickness={Math.min(34, room * 0.62)} />
      ))}
      <line
        className={styles.limit}
        x1={plot.left}
        x2={plot.right}
        y1={heightOf(acceptedAbove)}
        y2={heightOf(acceptedAbove)}
      />
      {months.map((line, index) => (
        <Labels
          key={line.month}
          line={line}
          middle={middleOf(index)}
          isRoomy={months.length <= roomyMonths}
        />
      ))}
      <text className={styles.value} x={plot.right + 5} y={heightOf(acceptedAbove) + 4}>
        {acceptedAbove} %
      </text>
    </svg>
  );
}
