import { z } from 'zod';
import { instantSchema } from '../domain/dates.ts';
import { roleSchema } from '../domain/people.ts';
import { withdrawalReasons } from '../procedure/events.ts';
import { stepIds } from '../procedure/outline.ts';
import { refusalCodes } from '../procedure/refusals.ts';
import { caseStatuses } from '../procedure/summary.ts';
import { caseHead, channel, desks, head, id, nothing, readers, workers } from './channel.ts';
import { caseRowSchema, caseViewSchema, countsSchema } from './views.ts';

const caseErrors = ['not-found', ...refusalCodes] as const;

/** Cases: opened, answered, taken, attached to, listed. */
export const caseChannels = {
  openCase: channel({
    kind: 'command',
    request: z.strictObject({ requestId: id }),
    response: caseViewSchema,
    errors: caseErrors,
    roles: desks,
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
    request: z.strictObject({
      ...caseHead,
      step: z.enum(stepIds),
      /** The autonomous order that a step of ORCAO is answered for; null for all other steps. */
      target: z.string().max(60).nullable(),
      answer: z.json(),
    }),
    response: caseViewSchema,
    errors: caseErrors,
    roles: workers,
  }),
  registerAnnulment: channel({
    kind: 'command',
    request: z.strictObject({ ...caseHead }),
    response: caseViewSchema,
    errors: caseErrors,
    roles: ['counter-advisor'],
  }),
  withdrawCase: channel({
    kind: 'command',
    request: z.strictObject({ ...caseHead, reason: z.enum(withdrawalReasons), note: z.string().max(500) }),
    response: caseViewSchema,
    errors: caseErrors,
    roles: desks,
  }),
  takeCase: channel({
    kind: 'command',
    request: z.strictObject({ ...caseHead }),
    response: caseViewSchema,
    errors: caseErrors,
    roles: workers,
  }),
  /** F8: the one that waits longest in one's queue and that nobody has; null when there is none. */
  takeNextCase: channel({
    kind: 'command',
    request: nothing,
    response: caseViewSchema.nullable(),
    errors: caseErrors,
    roles: workers,
  }),
  releaseCase: channel({
    kind: 'command',
    request: z.strictObject({ ...caseHead }),
    response: caseViewSchema,
    errors: caseErrors,
    roles: [...workers, ...head],
  }),
  /** Who may be given the case where it stands. */
  listAssignees: channel({
    kind: 'query',
    request: z.strictObject({ caseId: z.uuid() }),
    response: z.array(
      z.strictObject({ userId: z.string(), name: z.string(), role: roleSchema, areaName: z.string() }),
    ),
    errors: ['not-found'],
    roles: head,
  }),
  reassignCase: channel({
    kind: 'command',
    request: z.strictObject({ ...caseHead, userId: id, reason: z.string().max(200) }),
    response: caseViewSchema,
    errors: caseErrors,
    roles: head,
  }),
  listCases: channel({
    kind: 'query',
    request: z.strictObject({
      /** Own cases, the queue of one's role, those that need attention, or everything in scope. */
      list: z.enum(['mine', 'queue', 'attention', 'all']),
      status: z.enum(caseStatuses).nullable(),
      /** Cases that wait for somebody at this step; null for any. */
      step: z.enum(stepIds).nullable(),
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
  /** The desktop's own notice that something came into the queue, for a window that nobody looks at. */
  alertQueue: channel({
    kind: 'command',
    request: z.strictObject({ waiting: z.int().min(1).max(100_000) }),
    response: z.strictObject({ shown: z.boolean() }),
    errors: [],
    roles: ['operations-supervisor'],
  }),
  saveDraft: channel({
    kind: 'command',
    request: z.strictObject({ caseId: z.uuid().nullable(), step: z.string().max(10), values: z.json() }),
    response: z.strictObject({ savedAt: instantSchema }),
    errors: ['too-large'],
    roles: workers,
  }),
  /** One's own draft of a step outside of any case: what was typed at A.1. */
  getDraft: channel({
    kind: 'query',
    request: z.strictObject({ step: z.string().max(10) }),
    response: z.strictObject({ values: z.unknown() }).nullable(),
    errors: [],
    roles: workers,
  }),
} as const;
