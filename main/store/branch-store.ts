import type { AttendingArea } from '../../shared/domain/autonomous-orders.ts';
import type { Company } from '../../shared/domain/company.ts';
import type { Customer } from '../../shared/domain/customers.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { DocumentKind, DocumentMediaType } from '../../shared/domain/documents.ts';
import type { Mail } from '../../shared/domain/mail.ts';
import type { WorkOrder } from '../../shared/domain/orders.ts';
import type { Area, Motive, Role, User } from '../../shared/domain/people.ts';
import type { ServiceRequest } from '../../shared/domain/requests.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import type { CaseRow, RequestRow } from '../../shared/ipc/views.ts';
import type { SealedEvent } from '../../shared/procedure/chain.ts';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import type { CaseFacts, Claim } from '../../shared/procedure/facts.ts';
import type { IndicatorCount } from '../../shared/procedure/indicator.ts';
import type { Series } from '../../shared/procedure/numbers.ts';
import type { StepId } from '../../shared/procedure/outline.ts';
import type { ProcessState } from '../../shared/procedure/report.ts';
import type { CaseStatus, CaseSummary } from '../../shared/procedure/summary.ts';
import type { Task } from '../../shared/procedure/tasks.ts';
import type { Change, ChangeKind, ReceivedDocument } from '../../shared/protocol/changes.ts';
import type { DigestKind } from '../../shared/protocol/digest.ts';
import type { Operation, Outcome } from '../../shared/protocol/operations.ts';
import type { Result } from '../../shared/result.ts';
import type { TrayReader, TrayWriter } from './tray-store.ts';

/** `refused` events stay in the log and are left out of the fold. */
export type EventStatus = 'pending' | 'accepted' | 'refused';

export interface StoredEvent extends SealedEvent {
  readonly event: CaseEvent;
  readonly status: EventStatus;
}

export interface CaseProblem {
  readonly code: Extract<Outcome, { status: 'rejected' }>['code'];
  readonly winner: Extract<Outcome, { status: 'conflict' }>['winner'] | null;
  readonly facts: CaseFacts | null;
  readonly at: Instant;
}

export interface StoredCase {
  /**
   * By seq; where a refused and another event have the same number, the refused one first. An event that waits to be sent and builds on a
   * refused one, or gave way to another workstation's, counts as refused already: what is not refused is the log that the fold takes.
   */
  readonly events: readonly StoredEvent[];
  readonly summary: CaseSummary;
  /** Null once it was acknowledged. */
  readonly problem: CaseProblem | null;
}

export interface Draft {
  readonly caseId: string | null;
  readonly userId: string;
  readonly step: string;
  readonly values: unknown;
  readonly savedAt: Instant;
}

export interface OutboxRow extends Operation {
  readonly epoch: string;
  readonly caseId: string;
  readonly createdAt: Instant;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** How far the comparison with the central office has come (sync protocol 15). */
export interface DigestProgress {
  readonly kind: DigestKind;
  /** The key that was compared last; empty at the kind's beginning. */
  readonly after: string;
  /** Records put right on either side since this comparison began. */
  readonly repaired: number;
  /** Records taken away since then, of so many compared in ranges that were not equal. */
  readonly deleted: number;
  readonly examined: number;
}

export const uploadStates = ['waiting', 'done', 'failed'] as const;

/** A document that was captured here, on its way to the central office (sync protocol 12). */
export interface DocumentUpload {
  readonly documentId: string;
  readonly caseId: string;
  /** Of the event that attached it: the document of a refused one is not sent. */
  readonly eventId: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: DocumentMediaType;
  /** Path of the upload at the central office, once it was begun. */
  readonly uploadUrl: string | null;
  /** `failed`: it cannot be sent, and `lastError` says why. */
  readonly state: (typeof uploadStates)[number];
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Instant;
  readonly doneAt: Instant | null;
}

/** An upload as a person looks at it. */
export interface WaitingUpload extends DocumentUpload {
  readonly caseNumber: string;
  readonly kind: DocumentKind;
}

/** An operation as a person looks at it. */
export interface SendingRow {
  readonly opId: string;
  readonly seq: number;
  readonly caseId: string;
  readonly caseNumber: string;
  /** Type of the event's action. */
  readonly action: string;
  readonly createdAt: Instant;
  readonly attempts: number;
  /** Of a refused one the refusal's code. */
  readonly lastError: string | null;
  readonly state: 'waiting' | 'refused';
}

/** What the workstation knows of itself and of the central office; every key is null until it is set. */
export interface DeviceState {
  readonly deviceId: string | null;
  readonly deviceCode: string | null;
  readonly area: Area | null;
  readonly centralUrl: string | null;
  /** Ed25519 private key (JWK text), wrapped by the secrets port. */
  readonly wrappedKey: string | null;
  readonly serverEpoch: string | null;
  /** The outbox epoch of this database (sync protocol 1). */
  readonly epoch: string | null;
  readonly pullCursor: string | null;
  readonly firstSyncDone: boolean | null;
  readonly lastSyncAt: Instant | null;
  /** The central office's clock as last heard, and the device's own at that moment. */
  readonly centralTime: Instant | null;
  readonly deviceTimeAtSync: Instant | null;
  /** A snapshot is under way since then, by the central clock; its cursor is `pullCursor`. */
  readonly snapshotAt: Instant | null;
  /** A comparison with the central office is under way. */
  readonly digest: DigestProgress | null;
  /** When both sides are compared next, by the central clock; null: as soon as there is nothing else to do. */
  readonly digestDueAt: Instant | null;
  /** When both sides were last shown to be equal, or made so. */
  readonly digestAt: Instant | null;
  /** Records that the last comparison put right. */
  readonly digestRepaired: number | null;
}

export interface CaseListFilter {
  readonly openedBy: string | null;
  /** The supervisor's own operations centre; null for all. */
  readonly centre: string | null;
  /** Cases with a task at this step. */
  readonly step: StepId | null;
  /** By the moment of their opening, `to` not included. */
  readonly opened: { readonly from: Instant; readonly to: Instant } | null;
  readonly areaId: string | null;
  /** Queues begin with what waits longest. */
  readonly oldestFirst: boolean;
  readonly queueRole: Role | null;
  readonly attention: boolean;
  readonly status: CaseStatus | null;
  readonly text: string;
  readonly after: { readonly updatedAt: Instant; readonly caseId: string } | null;
  readonly limit: number;
}

/** The CCGPA report's filters (COM-DSC-P06 B.1). */
export interface ReportFilter {
  readonly areaName: string | null;
  readonly process: ProcessState | null;
  readonly type: 'full' | 'partial' | null;
  readonly text: string;
  readonly limit: number;
}

export interface WorkFilter {
  readonly orderArea: AttendingArea | null;
  readonly handoffs: boolean;
  readonly open: boolean;
  readonly text: string;
  readonly limit: number;
}

/** Everything that is read. Rows that are not in the database are null or an empty list, never an error. */
export interface StoreReader extends TrayReader {
  /** Newest first, by words of name, C.I., NIT, company or request number; an empty text finds nothing. */
  searchRequests(text: string, limit: number): Promise<readonly RequestRow[]>;
  /** A page, newest first; with a text, only what it finds. */
  listRequests(
    text: string,
    after: { readonly registeredAt: Instant; readonly requestId: string } | null,
    limit: number,
  ): Promise<readonly RequestRow[]>;
  getRequest(requestId: string): Promise<{
    readonly request: ServiceRequest;
    readonly customer: Customer;
    readonly orders: readonly WorkOrder[];
  } | null>;
  /** Other cases on the request: registered annulments of its items, and one entry an item for a case that is still open. */
  listClaims(requestId: string, exceptCaseId: string | null): Promise<readonly Claim[]>;
  listCasesOfRequest(requestId: string): Promise<readonly CaseSummary[]>;
  getCase(caseId: string): Promise<StoredCase | null>;
  /** By their last change. */
  listCases(filter: CaseListFilter): Promise<readonly CaseRow[]>;
  countCases(
    userId: string,
    role: Role,
    centre: string | null,
  ): Promise<{
    readonly mine: number;
    readonly queue: number;
    readonly attention: number;
    readonly handoffs: number;
  }>;
  /** Cases of section B, the one that waits longest first; a filter that is null lets all through. */
  listReport(filter: ReportFilter): Promise<readonly CaseRow[]>;
  /** How many there are of each process state, whatever state the filter names. */
  countReport(filter: ReportFilter): Promise<Readonly<Record<ProcessState, number>>>;
  /** Names of the areas that the cases of section B came from. */
  listReportAreas(): Promise<readonly string[]>;
  /** Cases with autonomous orders of an area, or with hand-offs, newest first. */
  listWork(filter: WorkFilter): Promise<readonly CaseRow[]>;
  findByNotification(number: string): Promise<string | null>;
  /** Cases by month of La Paz, area and advisor, opened in [from, to). */
  countIndicator(from: Instant, to: Instant): Promise<readonly IndicatorCount[]>;
  /** Tasks of all cases that go on. */
  listTasks(): Promise<readonly Task[]>;
  listMails(caseId: string): Promise<readonly Mail[]>;
  getSettings(): Promise<Settings>;
  /** Names of the areas that have an active supervisor (COM-DSC-P06 A.16). */
  listCentres(): Promise<readonly string[]>;
  listDrafts(caseId: string | null, userId: string): Promise<readonly Draft[]>;
  listMotives(): Promise<readonly Motive[]>;
  listAreas(): Promise<readonly Area[]>;
  listUsers(): Promise<readonly User[]>;
  findUser(username: string): Promise<User | null>;
  getCompany(): Promise<Company | null>;
  getDeviceState(): Promise<DeviceState>;
  /** Not yet acknowledged, in the order of their writing: rows of an earlier epoch first, within an epoch by seq. */
  listOutbox(limit: number): Promise<readonly OutboxRow[]>;
  /** Refused operations that require attention, then what waits in the order of sending; `limit` of each. */
  listSending(limit: number): Promise<readonly SendingRow[]>;
  /** The highest seq given out under an epoch, acknowledged or not; 0 when there is none (sync protocol 1: compared with the side file). */
  lastOutboxSeq(epoch: string): Promise<number>;
  countOutbox(): Promise<{ readonly pending: number; readonly oldestAt: Instant | null }>;
  countAttention(): Promise<number>;
  /**
   * Accepted records as they were pulled, by the bytes of their keys: behind `after`, up to and with `upTo`, null for the end
   * (sync protocol 15).
   */
  listRecords(
    kind: DigestKind,
    after: string,
    upTo: string | null,
    limit: number,
  ): Promise<readonly Change[]>;
  /** The document that waits longest to be sent. */
  nextUpload(): Promise<DocumentUpload | null>;
  /** Of a case: documents captured here, and those that are at the central office. */
  listDocuments(caseId: string): Promise<{
    readonly uploads: readonly DocumentUpload[];
    readonly received: readonly ReceivedDocument[];
  }>;
  /** The same of documents by their ids, whatever their case. */
  findDocuments(documentIds: readonly string[]): Promise<{
    readonly uploads: readonly DocumentUpload[];
    readonly received: readonly ReceivedDocument[];
  }>;
  /** Documents that wait to be sent or cannot be, in the order of sending, `limit` at most, and how many and how large they are. */
  listUploads(limit: number): Promise<{
    readonly uploads: readonly WaitingUpload[];
    readonly count: number;
    readonly bytes: number;
  }>;
}

/** Only handed out by `BranchStore.transaction`. */
export interface StoreWriter extends StoreReader, TrayWriter {
  /** Appends one own event: log row (pending), projection and outbox row. Seq, hashes and the outbox chain are made here. */
  appendEvent(event: CaseEvent): Promise<void>;
  /** The next number of a series, from 1 on (`case`, `notification`). */
  nextNumber(series: Series): Promise<number>;
  saveDraft(draft: Draft): Promise<void>;
  /** Drops the drafts of a step that was answered, or of a whole case. */
  deleteDrafts(caseId: string | null, userId: string, step: string | null): Promise<void>;
  setDeviceState(changes: Partial<DeviceState>): Promise<void>;
  /** Acknowledgement and outcome of pushed operations: marks the events, sets the cases' problems, renews their projections. */
  recordOutcomes(
    epoch: string,
    results: readonly { readonly seq: number; readonly outcome: Outcome }[],
    at: Instant,
  ): Promise<void>;
  recordPushFailure(epoch: string, upToSeq: number, error: string): Promise<void>;
  /** Begins an epoch, and numbers everything that was not acknowledged anew in it, bodies as they are. @returns how many rows. */
  renumberOutbox(epoch: string): Promise<number>;
  /**
   * Begins an epoch that carries every event of the cases that this workstation has written in, whether it was acknowledged or not: for a
   * central office that may have none of them.
   *
   * @returns how many rows.
   */
  resendCases(epoch: string): Promise<number>;
  /** Sends a case's refused events once more, from where the case stands on. @returns how many. */
  retryCase(caseId: string): Promise<Result<number, 'still-sending' | 'nothing-to-retry'>>;
  acknowledgeProblem(caseId: string): Promise<void>;
  setUpload(
    documentId: string,
    changes: Partial<Pick<DocumentUpload, 'uploadUrl' | 'state' | 'attempts' | 'lastError' | 'doneAt'>>,
  ): Promise<void>;
  /** Multi-row upserts of a pulled page, projections of the cases in it renewed. The cursor is set in the same transaction by the caller. */
  applyChanges(changes: readonly Change[]): Promise<void>;
  /** Like a pulled page, and over accepted events that do not say what the central office says; never over what waits to be sent. */
  repairRecords(changes: readonly Change[]): Promise<void>;
  /** Takes accepted events away that were never written: the text is not the one that was hashed, and nobody knows them. */
  dropEvents(eventIds: readonly string[]): Promise<void>;
  /** Forgets what an earlier snapshot brought. */
  beginSnapshot(): Promise<void>;
  noteSeen(changes: readonly Change[]): Promise<void>;
  /** A table after another: records that the snapshot did not bring, of so many; those with operations pending do not count. */
  countUnseen(): Promise<
    readonly { readonly kind: ChangeKind; readonly unseen: number; readonly of: number }[]
  >;
  /** The same as deletions. */
  listUnseen(limit: number): Promise<readonly Change[]>;
}

/** The store's own door: nothing else opens a transaction on the branch's database. */
export interface BranchStore extends StoreReader {
  /** Runs alone, in the order of the calls; committed when `work` resolves, rolled back when it throws. */
  transaction<Value>(work: (writer: StoreWriter) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}
