import type { TableKind } from './table-kinds.ts';

/** A row of a file, by the line where it begins, from 1 on. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A row, or a whole file, that was not taken. */
export interface ImportProblem {
  readonly file: string;
  /** Line in the file, from 1 on; null when the file as a whole is meant. */
  readonly line: number | null;
  readonly column: string | null;
  /** In Spanish, with what to put right. */
  readonly reason: string;
}

export interface ImportReport {
  readonly files: readonly {
    readonly file: string;
    readonly kind: TableKind | null;
    /** Rows with as many columns as the header, good and bad. */
    readonly rows: number;
  }[];
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly problems: readonly ImportProblem[];
}

export const kindNames: Readonly<Record<TableKind, string>> = {
  technicians: 'técnicos',
  customers: 'clientes',
  requests: 'solicitudes',
  items: 'productos',
  payments: 'pagos',
  orders: 'órdenes de trabajo',
  activities: 'actividades',
  appointments: 'citas',
};

/** The report in lines for the operator: what was read, what was not taken and why, what came of it. */
export function formatReport(report: ImportReport): readonly string[] {
  return [
    ...report.files.map(
      ({ file, kind, rows }) => `${file}: ${kind ? `${rows} filas de ${kindNames[kind]}` : 'no se leyó'}`,
    ),
    ...report.problems.map(({ file, line, column, reason }) =>
      [file, line === null ? null : `línea ${line}`, column === null ? null : `columna ${column}`]
        .filter((part) => part !== null)
        .join(', ')
        .concat(`: ${reason}`),
    ),
    `Nuevos: ${report.added}. Cambiados: ${report.changed}. Sin cambio: ${report.unchanged}. Con problemas: ${report.problems.length}.`,
  ];
}
