import type { EntityManager } from 'typeorm';
import type { ImportTarget } from '../import/records.ts';
import { caseReader, caseWriter } from './cases.ts';
import { catalogueReader } from './catalogue.ts';
import { changeReader } from './changes.ts';
import { deviceReader, deviceWriter } from './devices.ts';
import { feedReader } from './feed-rows.ts';
import { importReader, importWriter } from './imports.ts';
import { mailReader, mailWriter } from './mails.ts';
import { pushResultReader, pushResultWriter } from './push-results.ts';
import { settingsReader, settingsWriter } from './settings.ts';
import { suspensionReader, suspensionWriter } from './suspensions.ts';
import { verificationReader } from './verification.ts';

export function centralReader(manager: EntityManager) {
  return {
    ...catalogueReader(manager),
    ...caseReader(manager),
    ...changeReader(manager),
    ...deviceReader(manager),
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
    ...importWriter(manager),
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
  /** Runs alone, in the order of the calls and across processes; committed when `work` resolves, rolled back when it throws. */
  transaction<Value>(work: (writer: CentralWriter) => Promise<Value>): Promise<Value>;
  /** For imports and demonstration data, a transaction a batch. */
  readonly importTarget: ImportTarget;
  close(): Promise<void>;
}
