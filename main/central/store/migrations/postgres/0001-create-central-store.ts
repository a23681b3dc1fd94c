import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys and instants are ordered by their bytes, as they are everywhere else. */
const key = 'text COLLATE "C"';

const reference = [
  `CREATE TABLE company (id ${key} PRIMARY KEY, name text NOT NULL, nit text NOT NULL, address text NOT NULL,
    demonstration boolean NOT NULL)`,
  `CREATE TABLE area (id ${key} PRIMARY KEY, name text NOT NULL, regional ${key} NOT NULL)`,
  `CREATE TABLE user_account (
    id ${key} PRIMARY KEY, username ${key} NOT NULL UNIQUE, name text NOT NULL, role ${key} NOT NULL,
    "areaId" ${key} NOT NULL REFERENCES area (id), "passwordHash" text NOT NULL, active boolean NOT NULL,
    "demoPassword" text, email text)`,
  `CREATE TABLE motive (id ${key} PRIMARY KEY, name text NOT NULL, causes text NOT NULL, "needsNote" boolean NOT NULL,
    position integer NOT NULL)`,
  `CREATE TABLE customer (
    id ${key} PRIMARY KEY, kind text NOT NULL, "firstNames" text NOT NULL, "lastNames" text NOT NULL, "companyName" text,
    "identityCard" text, "ciNumber" text, nit text, phone text, address text, regional ${key} NOT NULL)`,
  `CREATE TABLE service_request (
    id ${key} PRIMARY KEY, "customerId" ${key} NOT NULL REFERENCES customer (id), kind text NOT NULL,
    "registeredAt" ${key} NOT NULL, regional ${key} NOT NULL, branch text NOT NULL, items text NOT NULL,
    payments text NOT NULL)`,
  'CREATE INDEX service_request_registered ON service_request ("registeredAt")',
  `CREATE TABLE work_order (
    id ${key} PRIMARY KEY, "requestId" ${key} NOT NULL REFERENCES service_request (id), "itemLine" integer,
    state text NOT NULL, "operationsCentre" text NOT NULL, technician text, appointment text, activities text NOT NULL,
    "updatedAt" ${key} NOT NULL)`,
  'CREATE INDEX work_order_request ON work_order ("requestId")',
  `CREATE TABLE settings (id ${key} PRIMARY KEY, body text NOT NULL)`,
];

const cases = [
  `CREATE TABLE case_event (
    "eventId" ${key} PRIMARY KEY, "caseId" ${key} NOT NULL, seq integer NOT NULL, body text NOT NULL,
    "prevHash" ${key} NOT NULL, hash ${key} NOT NULL, status text NOT NULL CHECK (status = 'accepted'),
    UNIQUE ("caseId", seq))`,
  'CREATE UNIQUE INDEX case_event_hash ON case_event (hash)',
  `CREATE TABLE case_summary (
    "caseId" ${key} PRIMARY KEY, "caseNumber" text NOT NULL, "requestId" ${key} NOT NULL, customer text NOT NULL,
    identity text NOT NULL, status ${key} NOT NULL, step text, "queueRoles" text NOT NULL, "openedBy" text NOT NULL,
    "openedByName" text NOT NULL, "areaId" text NOT NULL, "areaName" text NOT NULL, "openedAt" ${key} NOT NULL,
    "updatedAt" ${key} NOT NULL, "notificationNumber" text, "refundCents" bigint NOT NULL, motive text,
    "searchText" text NOT NULL, centre text, process text, "annulmentType" text, outcome text, "endedAt" ${key},
    "holderId" text, "holderName" text, "heldAt" ${key}, "waitingSince" ${key}, "annulledAt" ${key}, work text)`,
  'CREATE INDEX case_summary_request ON case_summary ("requestId", status)',
  `CREATE TABLE open_annulment (
    "itemId" ${key} NOT NULL, "caseId" ${key} NOT NULL, "caseNumber" text NOT NULL, advisor text NOT NULL,
    "areaName" text NOT NULL, at text NOT NULL, state text NOT NULL CHECK (state IN ('open', 'closed')),
    PRIMARY KEY ("itemId", "caseId"))`,
  // One annulment (sync protocol 8).
  `CREATE UNIQUE INDEX open_annulment_once ON open_annulment ("itemId") WHERE state = 'open'`,
  'CREATE INDEX open_annulment_case ON open_annulment ("caseId")',
  `CREATE TABLE mail (
    id ${key} PRIMARY KEY, "caseId" ${key} NOT NULL, "eventId" ${key} NOT NULL, regional ${key} NOT NULL,
    recipients text NOT NULL, subject text NOT NULL, text text NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'sent', 'failed')), attempts integer NOT NULL, "lastError" text,
    "createdAt" ${key} NOT NULL, "updatedAt" ${key} NOT NULL, "sentAt" ${key}, "dueAt" ${key},
    CHECK ((state = 'queued') = ("dueAt" IS NOT NULL)), CHECK ((state = 'sent') = ("sentAt" IS NOT NULL)))`,
  'CREATE INDEX mail_due ON mail (state, "dueAt")',
];

const line = [
  `CREATE TABLE device (
    id ${key} PRIMARY KEY, code ${key} NOT NULL UNIQUE, "areaId" ${key} NOT NULL REFERENCES area (id),
    "publicKey" text NOT NULL, epoch ${key}, "lastSeq" integer NOT NULL, "revokedAt" text)`,
  'CREATE INDEX device_area ON device ("areaId")',
  `CREATE TABLE enrolment_code (
    "codeHash" ${key} PRIMARY KEY, "areaId" ${key} NOT NULL REFERENCES area (id), "expiresAt" ${key} NOT NULL, "usedAt" text,
    "deviceId" ${key} REFERENCES device (id))`,
  `CREATE TABLE push_result (
    "deviceId" ${key} NOT NULL REFERENCES device (id), epoch ${key} NOT NULL, seq integer NOT NULL, "opId" text NOT NULL,
    sha256 text NOT NULL, "eventHash" ${key} NOT NULL, status text NOT NULL, outcome text NOT NULL,
    "receivedAt" text NOT NULL, PRIMARY KEY ("deviceId", epoch, seq))`,
  'CREATE INDEX push_result_event ON push_result ("eventHash", status)',
  // A row is seen once no transaction older than its own is still running (sync protocol 9).
  `CREATE TABLE feed (
    seq bigserial PRIMARY KEY, txid xid8 NOT NULL DEFAULT pg_current_xact_id(), scope ${key} NOT NULL, kind ${key} NOT NULL,
    key ${key} NOT NULL, deleted integer NOT NULL, UNIQUE (scope, kind, key))`,
  'CREATE INDEX feed_scope ON feed (scope, txid, seq)',
  `CREATE TABLE server_state (
    id integer PRIMARY KEY CHECK (id = 1), "serverEpoch" text NOT NULL, "feedGeneration" integer NOT NULL DEFAULT 0)`,
];

const guards = [
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`,
  `CREATE TRIGGER case_event_is_fixed BEFORE UPDATE OR DELETE ON case_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER push_result_is_fixed BEFORE UPDATE ON push_result FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
];

/** On PostgreSQL the first schema is what SQLite's became by its second migration; those after it run on both. */
export class CreateCentralStore1795597778001 implements MigrationInterface {
  readonly name = 'CreateCentralStore1795597778001';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...reference, ...cases, ...line, ...guards]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('A store goes back by its backup, never by a migration');
  }
}
