import type { EntityManager } from 'typeorm';
import type { ImportTarget } from '../import/records.ts';
import { caseReader, caseWriter } from './cases.ts';
import { catalogueReader } from './catalogue.ts';
import type { ConnectionPool } from './central-database.ts';
import { changeReader } from './changes.ts';
import { deviceReportReader, deviceReportWriter } from './device-reports.ts';
import { deviceReader, deviceWriter } from './devices.ts';
import { digestReader, digestWriter } from './digests.ts';
import { documentReader, documentWriter } from './documents.ts';
import { eventRepairReader, eventRepairWriter } from './event-repairs.ts';
import { feedReader } from './feed-rows.ts';
import { horizonWriter } from './horizon.ts';
import { importReader, importWriter } from './imports.ts';
import { lockWriter } from './locks.ts';
import { mailReader, mailWriter } from './mails.ts';
import { pushResultReader, pushResultWriter } from './push-results.ts';
import { retentionReader, retentionWriter } from './retention.ts';
import { settingsReader, settingsWriter } from './settings.ts';
import { suspensionReader, suspensionWriter } from './suspensions.ts';
import { verificationReader } from './verification.ts';

export function centralReader(manager: EntityManager) {
  return {
    ...catalogueReader(manager),
    ...caseReader(manager),
    ...changeReader(manager),
    ...deviceReader(manager),
    ...deviceReportReader(manager),
    ...digestReader(manager),
    ...eventRepairReader(manager),
    ...documentReader(manager),
    ...retentionReader(manager),
    ...feedReader(manager),
    ...importReader(manager),
    ...mailReader(manager),
    ...pushResultReader(manager),
    ...suspensionReader(manager),
    ...settingsReader(manager),
    ...verificationReader(manager),
  };
}
/** Everything that is read: values of `shared`, never rows. */
export type CentralReader = ReturnType<typeof centralReader>;

export function centralWriter(manager: EntityManager) {
  return {
    ...centralReader(manager),
    ...caseWriter(manager),
    ...deviceWriter(manager),
    ...deviceReportWriter(manager),
    ...digestWriter(manager),
    ...eventRepairWriter(manager),
    ...horizonWriter(manager),
    ...documentWriter(manager),
    ...retentionWriter(manager),
    ...importWriter(manager),
    ...lockWriter(manager),
    ...mailWriter(manager),
    ...pushResultWriter(manager),
    ...settingsWriter(manager),
    ...suspensionWriter(manager),
  };
}
/** Only handed out by `CentralStore.transaction`. */
export type CentralWriter = ReturnType<typeof centralWriter>;

/** The central office's database behind its one door. */
export interface CentralStore {
  /** Which database this is: a cursor of another one is not understood (sync protocol 9). */
  readonly serverEpoch: string;
  readonly read: CentralReader;
  /**
   * Committed when `work` resolves, rolled back when it throws. On SQLite it runs alone, in the order of the calls and across processes;
   * on PostgreSQL beside others, and again when one of them was in its way, so `work` changes nothing but the store.
   */
  transaction<Value>(work: (writer: CentralWriter) => Promise<Value>): Promise<Value>;
  /** For imports and demonstration data, a transaction a batch. */
  readonly importTarget: ImportTarget;
  /** This instance's connections to PostgreSQL; null on SQLite. */
  pool(): ConnectionPool | null;
  close(): Promise<void>;
}
