import type { Customer } from '../../../shared/domain/customers.ts';
import type { Instant } from '../../../shared/domain/dates.ts';
import type { WorkOrder } from '../../../shared/domain/orders.ts';
import type { Area, User } from '../../../shared/domain/people.ts';
import type { ServiceRequest } from '../../../shared/domain/requests.ts';
import type { SealedEvent } from '../../../shared/procedure/chain.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import type { ChangeKind } from '../../../shared/protocol/changes.ts';
import type { EnrolRequest } from '../../../shared/protocol/endpoints.ts';
import type { Outcome } from '../../../shared/protocol/operations.ts';

export type PublicKey = EnrolRequest['publicKey'];

/** A workstation as the central office knows it. */
export interface Device {
  readonly id: string;
  /** `LPZ-01-02`: stands in the numbers that the device gives out. */
  readonly code: string;
  readonly area: Area;
  readonly publicKey: PublicKey;
  /** Of its present outbox; null until the first push (sync protocol 1). */
  readonly epoch: string | null;
  /** The highest seq of that epoch that has an outcome. */
  readonly lastSeq: number;
  readonly revokedAt: Instant | null;
}

export interface EnrolmentCode {
  readonly codeHash: string;
  readonly areaId: string;
  readonly expiresAt: Instant;
  /** The device that it made; null while it can still be used. */
  readonly deviceId: string | null;
}

export interface KnownUser {
  readonly user: User;
  /** Null when the user's area is not known here. */
  readonly area: Area | null;
}

/** A request with everything that belongs to it. */
export interface RequestRecord {
  readonly request: ServiceRequest;
  readonly customer: Customer;
  readonly orders: readonly WorkOrder[];
}

export interface LogEntry extends SealedEvent {
  readonly event: CaseEvent;
}

/** An event to be appended to its case's log. */
export interface AcceptedEvent extends LogEntry {
  /** Whose branches get it. */
  readonly regional: string;
}

/** What became of one operation: kept for ever, as the answer to the same push is the same (sync protocol 4). */
export interface PushResult {
  readonly seq: number;
  readonly opId: string;
  /** Of the operation. */
  readonly sha256: string;
  /** Of the case event in it. */
  readonly hash: string;
  readonly outcome: Outcome;
}

export interface AppliedOperation {
  readonly deviceId: string;
  readonly seq: number;
  /** Of its case event. */
  readonly hash: string;
}

/** A place in the feed. */
export interface FeedPosition {
  /** PostgreSQL's transaction id, in decimal digits; 0 on SQLite. */
  readonly txid: string;
  readonly seq: number;
}

/** A case event as branches get it. */
export interface LoggedEvent extends SealedEvent {
  readonly caseId: string;
  readonly seq: number;
}

/** A row of the feed as either database has it. */
export interface ScopeRow extends FeedPosition {
  readonly kind: string;
  readonly key: string;
  readonly deleted: number;
  readonly event: LoggedEvent | null;
}

export interface FeedRow extends FeedPosition {
  readonly kind: ChangeKind;
  readonly key: string;
  readonly deleted: boolean;
  /** The case event itself where the database gave it along with its row; what else a row is of is asked for by its kind. */
  readonly event: LoggedEvent | null;
}

/** What a device told of itself with a request, and where in the feed it stands. */
export interface DeviceReport {
  readonly deviceId: string;
  readonly seenAt: Instant;
  /** Operations that wait to be sent. */
  readonly pending: number;
  readonly oldestAt: Instant | null;
  /** Null before its first pull. */
  readonly cursorSeq: number | null;
  /** Of the protocol. */
  readonly version: number;
}

/** What the devices of a branch told, summed. */
export interface BranchReport {
  readonly area: string;
  readonly regional: string;
  readonly devices: number;
  readonly pending: number;
  readonly oldestAt: Instant | null;
  /** Of the device that is furthest behind. */
  readonly cursorSeq: number | null;
  /** Of the device that was not seen for longest. */
  readonly leastSeenAt: Instant;
}
