import { type Figure, holds, type Limit, ratioOf } from './measure.ts';

const digits = { ms: 2, '/s': 0, MB: 1, requests: 0 } as const;

function value(amount: number, unit: Figure['unit']): string {
  const number = amount.toFixed(digits[unit]);
  return unit === '/s' ? `${number}/s` : `${number} ${unit}`;
}

function wanted(limit: Limit | null): string {
  if (limit === null) return '–';
  return limit.kind === 'at-most' ? `≤ ${limit.ratio}` : `≥ ${limit.ratio}`;
}

function verdict(figure: Figure): string {
  const held = holds(figure);
  if (held === null) return '–';
  return held ? 'yes' : 'NO';
}

const titles = ['work', 'ours', 'floor', 'ratio', 'wanted', 'holds'] as const;

/** The figures as lines of text in columns, the numbers aligned to the right. */
export function tableOf(figures: readonly Figure[]): readonly string[] {
  const rows: readonly (readonly string[])[] = [
    titles,
    ...figures.map((figure) => [
      figure.work,
      value(figure.ours, figure.unit),
      value(figure.floor, figure.unit),
      ratioOf(figure).toFixed(2),
      wanted(figure.limit),
      verdict(figure),
    ]),
  ];
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  const [head = titles, ...body] = rows;
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(line)];
}

/** The figures as values for a program. */
export function recordsOf(figures: readonly Figure[]): readonly Readonly<Record<string, unknown>>[] {
  return figures.map((figure) => ({
    work: figure.work,
    unit: figure.unit,
    ours: figure.ours,
    floor: figure.floor,
    ratio: ratioOf(figure),
    wanted: wanted(figure.limit),
    holds: holds(figure),
  }));
}
