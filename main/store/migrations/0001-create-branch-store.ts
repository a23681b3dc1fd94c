import type { MigrationInterface, QueryRunner } from 'typeorm';

const referenceTables = [
  `CREATE TABLE company (
    id varchar PRIMARY KEY NOT NULL, name varchar NOT NULL, nit varchar NOT NULL, address varchar NOT NULL,
    demonstration boolean NOT NULL)`,
  `CREATE TABLE area (id varchar PRIMARY KEY NOT NULL, name varchar NOT NULL, regional varchar NOT NULL)`,
  `CREATE TABLE user_account (
    id varchar PRIMARY KEY NOT NULL, username varchar NOT NULL, name varchar NOT NULL, role varchar NOT NULL,
    areaId varchar NOT NULL, passwordHash varchar NOT NULL, active boolean NOT NULL, demoPassword varchar)`,
  'CREATE INDEX user_account_username ON user_account (username)',
  `CREATE TABLE motive (
    id varchar PRIMARY KEY NOT NULL, name varchar NOT NULL, causes text NOT NULL, needsNote boolean NOT NULL,
    position integer NOT NULL)`,
];

const requestTables = [
  `CREATE TABLE customer (
    id varchar PRIMARY KEY NOT NULL, kind varchar NOT NULL, firstNames varchar NOT NULL, lastNames varchar NOT NULL,
    companyName varchar, identityCard text, ciNumber varchar, nit varchar, phone varchar, address varchar,
    regional varchar NOT NULL)`,
  `CREATE TABLE service_request (
    recency integer PRIMARY KEY NOT NULL, id varchar NOT NULL UNIQUE, customerId varchar NOT NULL, kind varchar NOT NULL,
    registeredAt varchar NOT NULL, regional varchar NOT NULL, branch varchar NOT NULL, items text NOT NULL,
    payments text NOT NULL)`,
  'CREATE INDEX service_request_customer ON service_request (customerId)',
  // A prefix that has no index of its own is gathered and sorted before its first row: 60 ms for one letter of 300,000 requests.
  `CREATE VIRTUAL TABLE request_search USING fts5(
    words, content='', contentless_delete=1, detail=none, prefix='1 2 3 4 5 6', tokenize='unicode61 remove_diacritics 2')`,
  `CREATE TABLE work_order (
    id varchar PRIMARY KEY NOT NULL, requestId varchar NOT NULL, itemLine integer, state varchar NOT NULL,
    operationsCentre varchar NOT NULL, technician varchar, appointment text, activities text NOT NULL,
    updatedAt varchar NOT NULL)`,
  'CREATE INDEX work_order_request ON work_order (requestId, state)',
];

const caseTables = [
  `CREATE TABLE case_event (
    eventId varchar PRIMARY KEY NOT NULL, caseId varchar NOT NULL, seq integer NOT NULL, body text NOT NULL,
    prevHash varchar NOT NULL, hash varchar NOT NULL,
    status varchar NOT NULL CHECK (status IN ('pending', 'accepted', 'refused')))`,
  'CREATE INDEX case_event_case ON case_event (caseId, seq)',
  `CREATE INDEX case_event_pending ON case_event (caseId) WHERE status = 'pending'`,
  `CREATE TRIGGER case_event_is_fixed BEFORE UPDATE OF eventId, caseId, seq, body, prevHash, hash ON case_event
    BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END`,
  `CREATE TRIGGER case_event_stays BEFORE DELETE ON case_event
    BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END`,
  `CREATE TABLE case_summary (
    caseId varchar PRIMARY KEY NOT NULL, caseNumber varchar NOT NULL, requestId varchar NOT NULL, customer varchar NOT NULL,
    identity varchar NOT NULL, status varchar NOT NULL, step varchar, queueRoles text NOT NULL, openedBy varchar NOT NULL,
    openedByName varchar NOT NULL, areaId varchar NOT NULL, areaName varchar NOT NULL, openedAt varchar NOT NULL,
    updatedAt varchar NOT NULL, notificationNumber varchar, refundCents bigint NOT NULL, motive varchar,
    searchText text NOT NULL)`,
  'CREATE INDEX case_summary_updated ON case_summary (updatedAt, caseId)',
  'CREATE INDEX case_summary_opened_by ON case_summary (openedBy, updatedAt, caseId)',
  'CREATE INDEX case_summary_request ON case_summary (requestId, status)',
  `CREATE TABLE case_queue (
    role varchar NOT NULL, caseId varchar NOT NULL REFERENCES case_summary (caseId), PRIMARY KEY (role, caseId))
    WITHOUT ROWID`,
  'CREATE INDEX case_queue_case ON case_queue (caseId)',
  `CREATE TABLE case_problem (
    caseId varchar PRIMARY KEY NOT NULL, code varchar NOT NULL, winner text, facts text, at varchar NOT NULL,
    acknowledged boolean NOT NULL)`,
  'CREATE INDEX case_problem_open ON case_problem (caseId) WHERE acknowledged = 0',
  `CREATE TABLE claim (
    itemId varchar NOT NULL, caseId varchar NOT NULL REFERENCES case_summary (caseId), requestId varchar NOT NULL,
    caseNumber varchar NOT NULL, advisor varchar NOT NULL, areaName varchar NOT NULL, at varchar NOT NULL,
    PRIMARY KEY (itemId, caseId)) WITHOUT ROWID`,
  'CREATE INDEX claim_request ON claim (requestId, itemId)',
  'CREATE INDEX claim_case ON claim (caseId)',
];

const ownTables = [
  // The number is never given out twice, even when the last rows were removed: it is the order of writing.
  `CREATE TABLE outbox (
    position integer PRIMARY KEY AUTOINCREMENT NOT NULL, epoch varchar NOT NULL, seq integer NOT NULL,
    opId varchar NOT NULL UNIQUE, type varchar NOT NULL, opVersion integer NOT NULL,
    eventId varchar NOT NULL REFERENCES case_event (eventId), caseId varchar NOT NULL, baseVersion varchar NOT NULL,
    body text NOT NULL, hash varchar NOT NULL, sha256 varchar NOT NULL, prevSha256 varchar NOT NULL,
    createdAt varchar NOT NULL, attempts integer NOT NULL DEFAULT 0, lastError varchar, outcome varchar,
    UNIQUE (epoch, seq))`,
  'CREATE INDEX outbox_waiting ON outbox (position) WHERE outcome IS NULL',
  `CREATE TRIGGER outbox_is_fixed BEFORE UPDATE OF
    epoch, seq, opId, type, opVersion, eventId, caseId, baseVersion, body, hash, sha256, prevSha256 ON outbox
    BEGIN SELECT RAISE(ABORT, 'outbox rows never change'); END`,
  `CREATE TABLE draft (
    caseId varchar NOT NULL, userId varchar NOT NULL, step varchar NOT NULL, input text NOT NULL, savedAt varchar NOT NULL,
    PRIMARY KEY (caseId, userId, step))`,
  'CREATE TABLE device_state (key varchar PRIMARY KEY NOT NULL, value text NOT NULL)',
  'CREATE TABLE counter (series varchar PRIMARY KEY NOT NULL, value integer NOT NULL)',
];

/** The first schema. Frozen: what changes after a release goes into a migration of its own. */
export class CreateBranchStore1795511378000 implements MigrationInterface {
  readonly name = 'CreateBranchStore1795511378000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...referenceTables, ...requestTables, ...caseTables, ...ownTables])
      await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
