import type { MigrationInterface } from 'typeorm';
import { CreateCentralStore1795511378000 } from './0001-create-central-store.ts';
import { WholeProcedure1795597778000 } from './0002-whole-procedure.ts';
import { Documents1795684178000 } from './0003-documents.ts';
import { FeedGeneration1795640000000 } from './0003-feed-generation.ts';
import { FeedHorizon1795770578000 } from './0004-feed-horizon.ts';
import { DeviceReports1795856978000 } from './0005-device-reports.ts';
import { DocumentRetention1796029778000 } from './0010-document-retention.ts';
import { CreateCentralStore1795597778001 } from './postgres/0001-create-central-store.ts';

/** Written for both databases: camelCase names quoted, and no type that one of them does not know. */
const onBoth: readonly (new () => MigrationInterface)[] = [
  Documents1795684178000,
  FeedHorizon1795770578000,
  DeviceReports1795856978000,
  DocumentRetention1796029778000,
];

/** In the order in which they run. A released one is never edited, renamed or removed. */
export const centralMigrations = [
  CreateCentralStore1795511378000,
  WholeProcedure1795597778000,
  FeedGeneration1795640000000,
  ...onBoth,
];
export const postgresMigrations = [CreateCentralStore1795597778001, ...onBoth];
