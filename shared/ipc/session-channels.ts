import { z } from 'zod';
import { instantSchema } from '../domain/dates.ts';
import { channel, id, nothing, readers } from './channel.ts';
import { lineSchema, outboxRowSchema, requestRowSchema, requestViewSchema, sessionSchema } from './views.ts';

/** Who works at this station, its line, and what is known of requests. */
export const sessionChannels = {
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
    response: z.strictObject({ rows: z.array(outboxRowSchema), more: z.boolean() }),
    errors: [],
    roles: readers,
  }),
  /** Sends a case's refused operations once more, as they were. */
  retryCase: channel({
    kind: 'command',
    request: z.strictObject({ caseId: z.uuid() }),
    response: z.strictObject({ operations: z.int().min(1) }),
    errors: ['still-sending', 'nothing-to-retry'],
    roles: readers,
  }),
  /** After a stop: the central office is meant to be as it is now (S16). */
  followServer: channel({
    kind: 'command',
    /** The one-time code where the central office does not know this device. */
    request: z.strictObject({ code: z.string().min(6).max(60).nullable() }),
    response: lineSchema,
    errors: ['nothing-to-follow', 'unknown-code', 'unreachable', 'no-safe-storage'],
    roles: ['service-head', 'administrator'],
  }),
  /** What waits, as a signed file that the central office can read in (sync protocol 14). */
  exportOutbox: channel({
    kind: 'command',
    request: nothing,
    response: z.strictObject({
      outcome: z.enum(['saved', 'cancelled', 'failed']),
      operations: z.int().min(0),
    }),
    errors: ['nothing-to-export'],
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
} as const;
