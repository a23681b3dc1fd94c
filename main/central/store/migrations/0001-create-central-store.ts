import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same columns as at a branch. */
const sharedTables = [
  `CREATE TABLE company (
    id varchar PRIMARY KEY NOT NULL, name varchar NOT NULL, nit varchar NOT NULL, address varchar NOT NULL,
    demonstration boolean NOT NULL)`,
  'CREATE TABLE area (id varchar PRIMARY KEY NOT NULL, name varchar NOT NULL, regional varchar NOT NULL)',
  `CREATE TABLE user_account (
    id varchar PRIMARY KEY NOT NULL, username varchar NOT NULL UNIQUE, name varchar NOT NULL, role varchar NOT NULL,
    areaId varchar NOT NULL REFERENCES area (id), passwordHash varchar NOT NULL, active boolean NOT NULL,
    demoPassword varchar)`,
  `CREATE TABLE motive (
    id varchar PRIMARY KEY NOT NULL, name varchar NOT NULL, causes text NOT NULL, needsNote boolean NOT NULL,
    position integer NOT NULL)`,
  `CREATE TABLE customer (
    id varchar PRIMARY KEY NOT NULL, kind varchar NOT NULL, firstNames varchar NOT NULL, lastNames varchar NOT NULL,
    companyName varchar, identityCard text, ciNumber varchar, nit varchar, phone varchar, address varchar,
    regional varchar NOT NULL)`,
  `CREATE TABLE service_request (
    id varchar PRIMARY KEY NOT NULL, customerId varchar NOT NULL REFERENCES customer (id), kind varchar NOT NULL,
    registeredAt varchar NOT NULL, regional varchar NOT NULL, branch varchar NOT NULL, items text NOT NULL,
    payments text NOT NULL)`,
  'CREATE INDEX service_request_registered ON service_request (registeredAt)',
  `CREATE TABLE work_order (
    id varchar PRIMARY KEY NOT NULL, requestId varchar NOT NULL REFERENCES service_request (id), itemLine integer,
    state varchar NOT NULL, operationsCentre varchar NOT NULL, technician varchar, appointment text,
    activities text NOT NULL, updatedAt varchar NOT NULL)`,
  'CREATE INDEX work_order_request ON work_order (requestId)',
  `CREATE TABLE case_event (
    eventId varchar PRIMARY KEY NOT NULL, caseId varchar NOT NULL, seq integer NOT NULL, body text NOT NULL,
    prevHash varchar NOT NULL, hash varchar NOT NULL, status varchar NOT NULL CHECK (status = 'accepted'),
    UNIQUE (caseId, seq))`,
  'CREATE UNIQUE INDEX case_event_hash ON case_event (hash)',
  `CREATE TRIGGER case_event_is_fixed BEFORE UPDATE ON case_event
    BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END`,
  `CREATE TRIGGER case_event_stays BEFORE DELETE ON case_event
    BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END`,
  `CREATE TABLE case_summary (
    caseId varchar PRIMARY KEY NOT NULL, caseNumber varchar NOT NULL, requestId varchar NOT NULL, customer varchar NOT NULL,
    identity varchar NOT NULL, status varchar NOT NULL, step varchar, queueRoles text NOT NULL, openedBy varchar NOT NULL,
    openedByName varchar NOT NULL, areaId varchar NOT NULL, areaName varchar NOT NULL, openedAt varchar NOT NULL,
    updatedAt varchar NOT NULL, notificationNumber varchar, refundCents bigint NOT NULL, motive varchar,
    searchText text NOT NULL)`,
  'CREATE INDEX case_summary_request ON case_summary (requestId, status)',
];

const ownTables = [
  `CREATE TABLE device (
    id text PRIMARY KEY NOT NULL, code text NOT NULL UNIQUE, areaId text NOT NULL REFERENCES area (id),
    publicKey text NOT NULL, epoch text, lastSeq integer NOT NULL, revokedAt text)`,
  'CREATE INDEX device_area ON device (areaId)',
  `CREATE TABLE enrolment_code (
    codeHash text PRIMARY KEY NOT NULL, areaId text NOT NULL REFERENCES area (id), expiresAt text NOT NULL, usedAt text,
    deviceId text REFERENCES device (id))`,
  `CREATE TABLE push_result (
    deviceId text NOT NULL REFERENCES device (id), epoch text NOT NULL, seq integer NOT NULL, opId text NOT NULL,
    sha256 text NOT NULL, eventHash text NOT NULL, status text NOT NULL, outcome text NOT NULL, receivedAt text NOT NULL,
    PRIMARY KEY (deviceId, epoch, seq))`,
  'CREATE INDEX push_result_event ON push_result (eventHash, status)',
  `CREATE TRIGGER push_result_is_fixed BEFORE UPDATE ON push_result
    BEGIN SELECT RAISE(ABORT, 'push_result is append-only'); END`,
  // A seq is never given out twice, also when the last rows were taken away: cursors stand on it.
  `CREATE TABLE feed (
    seq integer PRIMARY KEY AUTOINCREMENT NOT NULL, scope text NOT NULL, kind text NOT NULL, key text NOT NULL,
    deleted integer NOT NULL, UNIQUE (scope, kind, key))`,
  'CREATE INDEX feed_scope ON feed (scope, seq)',
  `CREATE TABLE open_annulment (
    itemId text NOT NULL, caseId text NOT NULL, caseNumber text NOT NULL, advisor text NOT NULL, areaName text NOT NULL,
    at text NOT NULL, state text NOT NULL CHECK (state IN ('open', 'closed')), PRIMARY KEY (itemId, caseId))`,
  // One annulment (sync protocol 8).
  `CREATE UNIQUE INDEX open_annulment_once ON open_annulment (itemId) WHERE state = 'open'`,
  'CREATE INDEX open_annulment_case ON open_annulment (caseId)',
  'CREATE TABLE server_state (id integer PRIMARY KEY NOT NULL CHECK (id = 1), serverEpoch text NOT NULL)',
];

/** The first schema. Frozen: what changes after a release goes into a migration of its own. */
export class CreateCentralStore1795511378000 implements MigrationInterface {
  readonly name = 'CreateCentralStore1795511378000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...sharedTables, ...ownTables]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
