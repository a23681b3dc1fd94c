import { z } from 'zod';
import { companySchema } from '../domain/company.ts';
import { customerSchema } from '../domain/customers.ts';
import { instantSchema } from '../domain/dates.ts';
import { mailSchema } from '../domain/mail.ts';
import { orderStates, workOrderSchema } from '../domain/orders.ts';
import { areaSchema, motiveSchema, roleSchema } from '../domain/people.ts';
import { requestKinds, serviceRequestSchema } from '../domain/requests.ts';
import { settingsSchema } from '../domain/settings.ts';
import { caseFactsSchema } from '../procedure/facts.ts';
import { stepIds } from '../procedure/outline.ts';
import { refusalCodes } from '../procedure/refusals.ts';
import { caseStateSchema } from '../procedure/state.ts';
import { caseSummarySchema } from '../procedure/summary.ts';
import { winnerSchema } from '../protocol/operations.ts';

export const signedInSchema = z.strictObject({
  userId: z.string(),
  username: z.string(),
  name: z.string(),
  role: roleSchema,
  area: areaSchema,
});
export type SignedIn = z.infer<typeof signedInSchema>;

export const sessionSchema = z.strictObject({
  user: signedInSchema.nullable(),
  /** The signed-in user has to give the password again. */
  locked: z.boolean(),
  /** Null until the workstation is enrolled. */
  deviceCode: z.string().nullable(),
  /** The workstation's area, null until it is known. */
  area: areaSchema.nullable(),
  company: companySchema.nullable(),
  settings: settingsSchema,
  /** The first sync is over: users are here to sign in with. */
  ready: z.boolean(),
  demoUsers: z.array(
    z.strictObject({
      username: z.string(),
      name: z.string(),
      role: roleSchema,
      areaName: z.string(),
      password: z.string(),
    }),
  ),
  version: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;

/** Why a central office is not simply gone on with: what it was seen to be, or would delete. */
export const replacementSchema = z.strictObject({
  kind: z.enum([
    /** Another database that knows this device: an older copy of it, say. */
    'other-office',
    /** Another database, to which this device has to be enrolled. */
    'unknown-device',
    /** The same one, without what it had acknowledged. */
    'forgot',
    /** Most of a page are deletions. */
    'deletions',
  ]),
  /** How many of which kind of record the page would delete, where it is that. */
  deletions: z.array(z.strictObject({ kind: z.string(), count: z.int() })),
});
export type Replacement = z.infer<typeof replacementSchema>;

export const lineSchema = z.strictObject({
  state: z.enum(['online', 'offline', 'connecting', 'stopped']),
  /** Why it is stopped: what a person has to do something about. */
  problem: z.enum(['device-revoked', 'fork', 'server-replaced', 'protocol', 'not-enrolled']).nullable(),
  /** With `server-replaced`: what was seen, for a person to decide. */
  replaced: replacementSchema.nullable(),
  pending: z.int().min(0),
  oldestPendingAt: instantSchema.nullable(),
  lastSyncAt: instantSchema.nullable(),
  /** When this workstation and the central office were last shown to hold the same, or made to (S15). */
  comparedAt: instantSchema.nullable(),
  /** Records that the last comparison put right. */
  repaired: z.int().min(0).nullable(),
  /** Cases that need somebody: conflicts and refusals. */
  attention: z.int().min(0),
});
/** The line to the central office and what waits to be sent (U11). */
export type Line = z.infer<typeof lineSchema>;

export const outboxRowSchema = z.strictObject({
  opId: z.string(),
  seq: z.int(),
  caseId: z.string(),
  caseNumber: z.string(),
  action: z.string(),
  createdAt: instantSchema,
  attempts: z.int(),
  /** Of a refused operation the refusal's code. */
  lastError: z.string().nullable(),
  state: z.enum(['waiting', 'refused']),
});

export const requestRowSchema = z.strictObject({
  requestId: z.string(),
  customerId: z.string(),
  customer: z.string(),
  identity: z.string(),
  kind: z.enum(requestKinds),
  registeredAt: instantSchema,
  items: z.int(),
  /** Short words of the items, joined. */
  products: z.string(),
  orderState: z.enum(orderStates),
  /** What stands in the way, if anything. */
  obstacle: z.enum(['annulled', 'under-annulment']).nullable(),
  /** The case that is being worked on, to go on with or to ask about. */
  openCase: z
    .strictObject({
      caseId: z.uuid(),
      caseNumber: z.string(),
      advisor: z.string(),
      areaName: z.string(),
      openedBy: z.string(),
    })
    .nullable(),
});
/** A service request as it is found by the search. */
export type RequestRow = z.infer<typeof requestRowSchema>;

export const requestViewSchema = z.strictObject({
  request: serviceRequestSchema,
  customer: customerSchema,
  orders: z.array(workOrderSchema),
  facts: caseFactsSchema,
  cases: z.array(caseSummarySchema),
});
export type RequestView = z.infer<typeof requestViewSchema>;

export const sendingStates = ['sent', 'pending', 'refused'] as const;

export const caseRowSchema = caseSummarySchema.extend({ sending: z.enum(sendingStates) });
export type CaseRow = z.infer<typeof caseRowSchema>;

export const caseProblemSchema = z.strictObject({
  code: z.enum(refusalCodes),
  winner: winnerSchema.nullable(),
  /** What the central office knew when it refused. */
  facts: caseFactsSchema.nullable(),
  at: instantSchema,
});

export const timelineEntrySchema = z.strictObject({
  seq: z.int(),
  type: z.string(),
  /** The step that was answered or, with the opening, begun. */
  step: z.enum(stepIds).nullable(),
  /** What happened, in Spanish. */
  title: z.string(),
  detail: z.string(),
  actor: z.string(),
  areaName: z.string(),
  at: instantSchema,
  sending: z.enum(sendingStates),
});

/** Of a captured document: here and waiting, on its way, not to be sent, at the central office, or not there yet from elsewhere. */
export const documentPlaces = ['waiting', 'sending', 'failed', 'central', 'missing', 'deleted'] as const;
export type DocumentPlace = (typeof documentPlaces)[number];

export const caseViewSchema = z.strictObject({
  state: caseStateSchema,
  summary: caseSummarySchema,
  /** As known here and now, for what the next answer looks at. */
  facts: caseFactsSchema,
  motives: z.array(motiveSchema),
  /** Where the attached documents are, in the order of the state's. */
  documents: z.array(
    z.strictObject({
      documentId: z.uuid(),
      place: z.enum(documentPlaces),
      /** While it is being sent. */
      percent: z.int().min(0).max(100).nullable(),
      /** Code of why it cannot be sent. */
      problem: z.string().nullable(),
      /** When its time was over and it was deleted (R18). */
      deletedAt: instantSchema.optional(),
    }),
  ),
  /** E-mails of the case that the central office sends (COM-DSC-P06 A.14). */
  mails: z.array(mailSchema),
  /** Names of supervisors of the centres whose orders are assigned. */
  supervisors: z.array(z.strictObject({ name: z.string(), centre: z.string(), hasMail: z.boolean() })),
  /** Unfinished input by step: text as it was typed (U4). */
  drafts: z.array(z.strictObject({ step: z.string(), values: z.unknown(), savedAt: instantSchema })),
  timeline: z.array(timelineEntrySchema),
  /** Number of the log's last event: handed back with the next command, so that a stale screen is noticed. */
  head: z.int(),
  sending: z.enum(sendingStates),
  /** Present while the case stands in Requiere atención. */
  problem: caseProblemSchema.nullable(),
  /** The signed-in user may answer the present step. */
  mayWork: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type CaseView = z.infer<typeof caseViewSchema>;

export const countsSchema = z.strictObject({
  /** Own cases that wait for oneself. */
  mine: z.int(),
  queue: z.int(),
  attention: z.int(),
  /** Hand-offs that have not come back. */
  handoffs: z.int(),
});
