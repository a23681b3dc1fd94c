import type { Samples } from './run-devices.ts';

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** One run: times in milliseconds, memory in megabytes. */
export interface LoadFigure {
  readonly database: string;
  readonly devices: number;
  readonly work: 'counter' | 'flat out';
  readonly operationsPerSecond: number;
  readonly requestsPerSecond: number;
  readonly push: Percentiles;
  readonly pull: Percentiles;
  /** From a push's answer to another device's pull that holds it. */
  readonly feedLag: Percentiles;
  readonly serviceMegabytes: number;
  /** Of one core, 1 being all of it. */
  readonly serviceCpu: number;
  readonly failures: number;
}

export function percentilesOf(samples: readonly number[]): Percentiles {
  const sorted = samples.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** What the samples come to that so many seconds gave. */
export function ratesOf({ pushes, pulls, operations }: Samples, seconds: number) {
  return {
    operationsPerSecond: operations / seconds,
    requestsPerSecond: (pushes.length + pulls.length) / seconds,
    push: percentilesOf(pushes),
    pull: percentilesOf(pulls),
  };
}

const titles = [
  ...['database', 'devices', 'work', 'operations/s', 'requests/s', 'push p50', 'p95', 'p99'],
  ...['pull p50', 'p95', 'p99', 'feed lag p50', 'p99', 'MB', 'CPU', 'failures'],
];

const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);

function cellsOf(figure: LoadFigure): readonly string[] {
  const { push, pull, feedLag } = figure;
  return [
    figure.database,
    String(figure.devices),
    figure.work,
    figure.operationsPerSecond.toFixed(1),
    figure.requestsPerSecond.toFixed(0),
    ...[push.p50, push.p95, push.p99, pull.p50, pull.p95, pull.p99, feedLag.p50, feedLag.p99].map(ms),
    figure.serviceMegabytes.toFixed(0),
    figure.serviceCpu.toFixed(2),
    String(figure.failures),
  ];
}

/** A table in Markdown; times in milliseconds. */
export function loadTable(figures: readonly LoadFigure[]): readonly string[] {
  const rows = [titles, ...figures.map(cellsOf)];
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => `${'-'.repeat(width - 1)}:`).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)];
}
