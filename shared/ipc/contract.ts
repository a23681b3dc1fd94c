import { z } from 'zod';
import { instantSchema } from '../domain/dates.ts';
import { type Role, roles } from '../domain/people.ts';
import { withdrawalReasons } from '../procedure/events.ts';
import { notificationSchema } from '../procedure/notification.ts';
import { refusalCodes } from '../procedure/refusals.ts';
import { answerableStepIds } from '../procedure/steps.ts';
import { caseStatuses } from '../procedure/summary.ts';
import type { Result } from '../result.ts';
import type { ChannelName } from './channel-names.ts';
import {
  caseRowSchema,
  caseViewSchema,
  countsSchema,
  lineSchema,
  outboxRowSchema,
  requestRowSchema,
  requestViewSchema,
  sessionSchema,
} from './views.ts';

/** Refusals of the router itself, possible on every channel. */
export const routerErrors = [
  'bad-request',
  'not-signed-in',
  'forbidden',
  'store-unavailable',
  'failed',
] as const;
export type RouterError = (typeof routerErrors)[number];

interface ChannelDefinition<
  Request extends z.ZodType,
  Response extends z.ZodType,
  Errors extends readonly string[],
> {
  readonly kind: 'query' | 'command';
  readonly request: Request;
  readonly response: Response;
  readonly errors: Errors;
  /** Who may call it: `anyone` also before signing in. */
  readonly roles: 'anyone' | readonly Role[];
}

function channel<
  Request extends z.ZodType,
  Response extends z.ZodType,
  const Errors extends readonly string[],
>(definition: ChannelDefinition<Request, Response, Errors>): ChannelDefinition<Request, Response, Errors> {
  return definition;
}

const nothing = z.strictObject({});
const id = z.string().min(1).max(60);
const caseHead = { caseId: z.uuid(), head: z.int().min(0) };
const counter: readonly Role[] = ['counter-advisor'];
const readers: readonly Role[] = roles;

/** The renderer–main contract: one entry a channel. Types of both sides are inferred from it. */
export const contract = {
  getSession: channel({
    kind: 'query',
    request: nothing,
    response: sessionSchema,
    errors: [],
    roles: 'anyone',
  }),
  signIn: channel({
    kind: 'command',
    request: z.strictObject({ username: z.string().min(1).max(60), password: z.string().min(1).max(200) }),
    response: sessionSchema,
    errors: ['bad-credentials', 'too-many-attempts', 'no-users-yet'],
    roles: 'anyone',
  }),
  signOut: channel({
    kind: 'command',
    request: nothing,
    response: sessionSchema,
    errors: [],
    roles: 'anyone',
  }),
  lockSession: channel({
    kind: 'command',
    request: nothing,
    response: sessionSchema,
    errors: [],
    roles: readers,
  }),
  enrolDevice: channel({
    kind: 'command',
    request: z.strictObject({ centralUrl: z.url().max(300), code: z.string().min(6).max(60) }),
    response: sessionSchema,
    errors: ['unknown-code', 'unreachable', 'already-enrolled', 'insecure-url', 'no-safe-storage'],
    roles: 'anyone',
  }),
  getLine: channel({ kind: 'query', request: nothing, response: lineSchema, errors: [], roles: 'anyone' }),
  syncNow: channel({ kind: 'command', request: nothing, response: lineSchema, errors: [], roles: readers }),
  listOutbox: channel({
    kind: 'query',
    request: nothing,
    response: z.array(outboxRowSchema),
    errors: [],
    roles: readers,
  }),
  searchRequests: channel({
    kind: 'query',
    request: z.strictObject({ text: z.string().max(120) }),
    response: z.strictObject({ rows: z.array(requestRowSchema).max(20), more: z.boolean() }),
    errors: [],
    roles: readers,
  }),
  listRequests: channel({
    kind: 'query',
    request: z.strictObject({
      text: z.string().max(120),
      /** The last row of the page before, by date and number; null for the first page. */
      after: z.strictObject({ registeredAt: instantSchema, requestId: id }).nullable(),
    }),
    response: z.strictObject({ rows: z.array(requestRowSchema).max(50), more: z.boolean() }),
    errors: [],
    roles: readers,
  }),
  getRequest: channel({
    kind: 'query',
    request: z.strictObject({ requestId: id }),
    response: requestViewSchema,
    errors: ['not-found'],
    roles: readers,
  }),
  openCase: channel({
    kind: 'command',
    request: z.strictObject({ requestId: id }),
    response: caseViewSchema,
    errors: ['not-found', ...refusalCodes],
    roles: counter,
  }),
  getCase: channel({
    kind: 'query',
    request: z.strictObject({ caseId: z.uuid() }),
    response: caseViewSchema,
    errors: ['not-found'],
    roles: readers,
  }),
  answerStep: channel({
    kind: 'command',
    request: z.strictObject({ ...caseHead, step: z.enum(answerableStepIds), answer: z.json() }),
    response: caseViewSchema,
    errors: ['not-found', ...refusalCodes],
    roles: counter,
  }),
  registerAnnulment: channel({
    kind: 'command',
    request: z.strictObject({ ...caseHead }),
    response: caseViewSchema,
    errors: ['not-found', ...refusalCodes],
    roles: counter,
  }),
  withdrawCase: channel({
    kind: 'command',
    request: z.strictObject({ ...caseHead, reason: z.enum(withdrawalReasons), note: z.string().max(500) }),
    response: caseViewSchema,
    errors: ['not-found', ...refusalCodes],
    roles: ['counter-advisor', 'back-office-commercial'],
  }),
  listCases: channel({
    kind: 'query',
    request: z.strictObject({
      /** Own cases, the queue of one's role, those that need attention, or everything in scope. */
      list: z.enum(['mine', 'queue', 'attention', 'all']),
      status: z.enum(caseStatuses).nullable(),
      text: z.string().max(120),
      after: z.strictObject({ updatedAt: instantSchema, caseId: z.uuid() }).nullable(),
    }),
    response: z.strictObject({ rows: z.array(caseRowSchema).max(100), more: z.boolean() }),
    errors: [],
    roles: readers,
  }),
  /** Takes a case out of Requiere atención once it was read; the refused events stay in the log. */
  acknowledgeProblem: channel({
    kind: 'command',
    request: z.strictObject({ caseId: z.uuid() }),
    response: caseViewSchema,
    errors: ['not-found'],
    roles: readers,
  }),
  getCounts: channel({ kind: 'query', request: nothing, response: countsSchema, errors: [], roles: readers }),
  saveDraft: channel({
    kind: 'command',
    request: z.strictObject({ caseId: z.uuid().nullable(), step: z.string().max(10), values: z.json() }),
    response: z.strictObject({ savedAt: instantSchema }),
    errors: ['too-large'],
    roles: counter,
  }),
  /** One's own draft of a step outside of any case: what was typed at A.1. */
  getDraft: channel({
    kind: 'query',
    request: z.strictObject({ step: z.string().max(10) }),
    response: z.strictObject({ values: z.unknown() }).nullable(),
    errors: [],
    roles: counter,
  }),
  previewNotification: channel({
    kind: 'query',
    request: z.strictObject({ caseId: z.uuid() }),
    response: notificationSchema,
    errors: ['not-found', 'not-registered'],
    roles: readers,
  }),
  printNotification: channel({
    kind: 'command',
    request: z.strictObject({ ...caseHead, reason: z.string().max(200).nullable() }),
    response: z.strictObject({
      outcome: z.enum(['printed', 'cancelled', 'failed', 'no-printer']),
      case: caseViewSchema,
    }),
    errors: ['not-found', ...refusalCodes],
    roles: counter,
  }),
  saveNotification: channel({
    kind: 'command',
    request: z.strictObject({ ...caseHead, reason: z.string().max(200).nullable() }),
    response: z.strictObject({ outcome: z.enum(['saved', 'cancelled', 'failed']), case: caseViewSchema }),
    errors: ['not-found', ...refusalCodes],
    roles: counter,
  }),
  /** Asked by the hidden print window alone: what it has to show. */
  getPrintJob: channel({
    kind: 'query',
    request: z.strictObject({ jobId: z.uuid() }),
    response: notificationSchema,
    errors: ['not-found'],
    roles: 'anyone',
  }),
} as const satisfies Readonly<
  Record<ChannelName, ChannelDefinition<z.ZodType, z.ZodType, readonly string[]>>
>;

export type Contract = typeof contract;
export type RequestOf<Name extends ChannelName> = z.output<Contract[Name]['request']>;
export type ResponseOf<Name extends ChannelName> = z.output<Contract[Name]['response']>;
export type ErrorOf<Name extends ChannelName> = Contract[Name]['errors'][number];
export type AnswerTo<Name extends ChannelName> = Result<ResponseOf<Name>, ErrorOf<Name> | RouterError>;

/** What the preload puts on `window.reversa`: one named function a channel, and the announcements. */
export type ReversaApi = {
  readonly [Name in ChannelName]: (request: RequestOf<Name>) => Promise<AnswerTo<Name>>;
} & {
  /** @returns a function that ends the subscription. */
  readonly onSessionChanged: (listener: () => void) => () => void;
  readonly onLineChanged: (listener: () => void) => () => void;
  readonly onCasesChanged: (listener: () => void) => () => void;
};
