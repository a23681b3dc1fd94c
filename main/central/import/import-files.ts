import { basename, resolve } from 'node:path';
import { importOrders } from './assemble-orders.ts';
import { importRequests } from './assemble-requests.ts';
import { collectChildren, type Journal, readHeads } from './collect-rows.ts';
import { gatherChunks } from './in-chunks.ts';
import { openTable, type Table } from './open-table.ts';
import {
  readActivity,
  readAppointment,
  readCustomer,
  readItem,
  readOrder,
  readPayment,
  readRequest,
  readTechnician,
} from './read-rows.ts';
import { type ImportTarget, importBatch, type UpsertCounts } from './records.ts';
import type { ImportProblem, ImportReport } from './report.ts';
import type { TableKind } from './table-kinds.ts';

type TablesOf = (kind: TableKind) => readonly Table[];

async function* importCustomers(
  tables: TablesOf,
  target: ImportTarget,
  journal: Journal,
): AsyncGenerator<UpsertCounts> {
  const rows = readHeads(tables('customers'), readCustomer, ({ id }) => id, journal);
  for await (const chunk of gatherChunks(rows)) {
    yield await target.upsert(importBatch({ customers: chunk.map(({ value }) => value) }));
  }
}

async function readTechnicians(tables: TablesOf, journal: Journal): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const rows = readHeads(tables('technicians'), readTechnician, ({ code }) => code, journal);
  for await (const { value } of rows) names.set(value.code, value.name);
  return names;
}

/** Each kind after the ones that it refers to, so that what a row needs is at the target when it comes. */
async function* importTables(
  tables: TablesOf,
  target: ImportTarget,
  journal: Journal,
): AsyncGenerator<UpsertCounts> {
  const children = <Value>(
    kind: TableKind,
    owner: string,
    read: Parameters<typeof collectChildren<Value>>[2],
    keyOf: (value: Value) => string | number,
  ) => collectChildren(tables(kind), owner, read, keyOf, journal);

  const technicians = await readTechnicians(tables, journal);
  yield* importCustomers(tables, target, journal);
  yield* importRequests(
    {
      requests: readHeads(tables('requests'), readRequest, ({ id }) => id, journal),
      items: await children('items', 'NRO_SOLICITUD', readItem, ({ line }) => line),
      payments: await children('payments', 'NRO_SOLICITUD', readPayment, (each) => each.receiptNumber),
    },
    target,
    journal,
  );
  yield* importOrders(
    {
      orders: readHeads(
        tables('orders'),
        (row) => readOrder(row, technicians),
        ({ id }) => id,
        journal,
      ),
      activities: await children('activities', 'NRO_ORDEN', readActivity, ({ line }) => line),
      // An order has one appointment.
      appointments: await children('appointments', 'NRO_ORDEN', readAppointment, () => 'appointment'),
    },
    target,
    journal,
  );
}

/** Files by their names, where two have the same by their paths. */
function namesOf(paths: readonly string[]): ReadonlyMap<string, string> {
  const shared = Map.groupBy(paths, (path) => basename(path));
  return new Map(
    paths.map((path) => [path, shared.get(basename(path))?.length === 1 ? basename(path) : path]),
  );
}

/** By file and line, as somebody puts them right. */
function inOrder(problems: readonly ImportProblem[], files: readonly string[]): readonly ImportProblem[] {
  const place = new Map(files.map((file, index) => [file, index]));
  const fileOf = ({ file }: ImportProblem) => place.get(file) ?? 0;
  return problems.toSorted(
    (one, other) => fileOf(one) - fileOf(other) || (one.line ?? 0) - (other.line ?? 0),
  );
}

/**
 * Reads exports of Smartflex's reports into the central office. Files that are given together may refer to each other in any order. A bad
 * row is reported and left out, the good ones go in; the same files again change nothing.
 *
 * Customers, requests and orders go by in batches; items, payments, activities and appointments are in memory until the record that they
 * belong to comes by.
 */
export async function importFiles(paths: readonly string[], target: ImportTarget): Promise<ImportReport> {
  const once = [...new Map(paths.map((path) => [resolve(path), path])).values()];
  const names = namesOf(once);
  const problems: ImportProblem[] = [];
  const tables: Table[] = [];
  const rows = new Map<string, number>();
  const journal: Journal = {
    note: (problem) => problems.push(problem),
    countRow: (file) => rows.set(file, (rows.get(file) ?? 0) + 1),
  };
  for (const [path, file] of names) {
    const opened = await openTable(path, file);
    if (opened.ok) tables.push(opened.value);
    else problems.push(opened.error);
  }
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const tablesOf: TablesOf = (kind) => tables.filter((table) => table.kind === kind);
  for await (const written of importTables(tablesOf, target, journal)) {
    counts.added += written.added;
    counts.changed += written.changed;
    counts.unchanged += written.unchanged;
  }
  const kinds = new Map(tables.map(({ file, kind }) => [file, kind]));
  const files = [...names.values()].map((file) => ({
    file,
    kind: kinds.get(file) ?? null,
    rows: rows.get(file) ?? 0,
  }));
  return { files, ...counts, problems: inOrder(problems, [...names.values()]) };
}
