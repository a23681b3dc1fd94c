import { assembleOrders } from './assemble-orders.ts';
import { assembleRequests } from './assemble-requests.ts';
import { collectRows } from './collect-rows.ts';
import { inChunks } from './in-chunks.ts';
import {
  readActivity,
  readAppointment,
  readCustomer,
  readItem,
  readOrder,
  readPayment,
  readRequest,
} from './read-rows.ts';
import { readTable, type Table, type TableRow } from './read-table.ts';
import { type ImportBatch, type ImportTarget, importBatch } from './records.ts';
import type { ImportProblem, ImportReport } from './report.ts';
import type { TableKind } from './table-kinds.ts';

const cell = (row: TableRow, column: string): string => row.cells.get(column) ?? '';

function collect(tables: readonly Table[], problems: ImportProblem[]) {
  const rowsOf = (kind: TableKind) =>
    tables.filter((table) => table.kind === kind).flatMap((table) => table.rows);
  const technicians = collectRows(
    rowsOf('technicians'),
    (row) => ({ code: row.required('CODIGO_TECNICO', 40), name: row.required('NOMBRE_TECNICO', 120) }),
    ({ code }) => code,
    problems,
  );
  const names = new Map([...technicians.values()].map(({ value }) => [value.code, value.name]));
  return {
    customers: collectRows(rowsOf('customers'), readCustomer, ({ id }) => id, problems),
    requests: collectRows(rowsOf('requests'), readRequest, ({ id }) => id, problems),
    items: collectRows(rowsOf('items'), readItem, ({ id }) => id, problems),
    payments: collectRows(
      rowsOf('payments'),
      readPayment,
      ({ receiptNumber }, row) => `${cell(row, 'NRO_SOLICITUD')}\n${receiptNumber}`,
      problems,
    ),
    orders: collectRows(
      rowsOf('orders'),
      (row) => readOrder(row, names),
      ({ id }) => id,
      problems,
    ),
    activities: collectRows(
      rowsOf('activities'),
      readActivity,
      ({ line }, row) => `${cell(row, 'NRO_ORDEN')}\n${line}`,
      problems,
    ),
    appointments: collectRows(
      rowsOf('appointments'),
      readAppointment,
      (_, row) => cell(row, 'NRO_ORDEN'),
      problems,
    ),
  };
}

async function write(batch: ImportBatch, target: ImportTarget) {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const parts = [
    ...[...inChunks(batch.customers)].map((customers) => importBatch({ customers })),
    ...[...inChunks(batch.requests)].map((requests) => importBatch({ requests })),
    ...[...inChunks(batch.orders)].map((orders) => importBatch({ orders })),
  ];
  for (const part of parts) {
    const written = await target.upsert(part);
    counts.added += written.added;
    counts.changed += written.changed;
    counts.unchanged += written.unchanged;
  }
  return counts;
}

/** By file and line, as somebody puts them right. */
function inOrder(problems: readonly ImportProblem[], files: readonly string[]): readonly ImportProblem[] {
  const place = ({ file, line }: ImportProblem) => files.indexOf(file) * 1e9 + (line ?? 0);
  return [...problems].sort((one, other) => place(one) - place(other));
}

/**
 * Reads exports of Smartflex's reports into the central office. Files that are given together may refer to each other in any order. A bad
 * row is reported and left out, the good ones go in; the same files again change nothing.
 */
export async function importFiles(paths: readonly string[], target: ImportTarget): Promise<ImportReport> {
  const problems: ImportProblem[] = [];
  const tables: Table[] = [];
  const files: ImportReport['files'][number][] = [];
  for (const path of paths) {
    const table = await readTable(path);
    if (table.ok) {
      tables.push(table.value);
      problems.push(...table.value.problems);
      files.push({ file: table.value.file, kind: table.value.kind, rows: table.value.rows.length });
    } else {
      problems.push(table.error);
      files.push({ file: table.error.file, kind: null, rows: 0 });
    }
  }
  const rows = collect(tables, problems);
  const customers = [...rows.customers.values()].map(({ value }) => value);
  const requests = await assembleRequests(rows, target, problems);
  const orders = await assembleOrders(rows, new Set(requests.map(({ id }) => id)), target, problems);
  const counts = await write(importBatch({ customers, requests, orders }), target);
  const order = files.map(({ file }) => file);
  return { files, ...counts, problems: inOrder(problems, order) };
}
