import { z } from 'zod';
import { customerSchema } from '../domain/customers.ts';
import { daySchema, instantSchema } from '../domain/dates.ts';
import { centsSchema } from '../domain/money.ts';
import { requestItemSchema } from '../domain/requests.ts';
import { impossibleDecisions } from '../procedure/events.ts';
import { handoffProcedures, handoffSchema } from '../procedure/handoffs.ts';
import { refusalCodes } from '../procedure/refusals.ts';
import { processStates, processTypes } from '../procedure/report.ts';
import { orderSummarySchema } from '../procedure/summary.ts';
import { attending, caseHead, cashiers, channel, head, incidents } from './channel.ts';
import { caseRowSchema, caseViewSchema } from './views.ts';

const caseErrors = ['not-found', ...refusalCodes] as const;

const reportFilter = {
  /** Of the area that the annulment came from (COM-DSC-P06 B.1); null for all. */
  areaName: z.string().max(120).nullable(),
  process: z.enum(processStates).nullable(),
  type: z.enum(processTypes).nullable(),
  text: z.string().max(120),
};
export const reportColumns = [
  'caseNumber',
  'requestId',
  'customer',
  'areaName',
  'motive',
  'process',
  'annulmentType',
  'waitingSince',
  'holderName',
] as const;

const listedOrderSchema = orderSummarySchema.extend({
  caseId: z.uuid(),
  caseNumber: z.string(),
  requestId: z.string(),
  customer: z.string(),
  waitingSince: instantSchema,
});
export type ListedOrder = z.infer<typeof listedOrderSchema>;

const listedHandoffSchema = handoffSchema.extend({
  caseId: z.uuid(),
  caseNumber: z.string(),
  requestId: z.string(),
  customer: z.string(),
});
export type ListedHandoff = z.infer<typeof listedHandoffSchema>;

export const foundNotificationSchema = z.strictObject({
  caseId: z.uuid(),
  head: z.int(),
  caseNumber: z.string(),
  notificationNumber: z.string(),
  customer: z.string(),
  identity: z.string(),
  kind: customerSchema.shape.kind,
  requestId: z.string(),
  items: z.array(requestItemSchema),
  paidCents: centsSchema,
  paidReceipt: z.string().nullable(),
  refundCents: centsSchema,
  advisor: z.string(),
  areaName: z.string(),
  at: instantSchema,
  /** `code`: the QR's own word fits; `number`: typed by hand, nothing more was compared. */
  proof: z.enum(['code', 'number']),
  /** May the money be given back, and if not, why not. */
  standing: z.enum([
    'payable',
    'refunded',
    'transferred',
    'nothing-to-refund',
    'not-accepted',
    'unconfirmed',
  ]),
  refund: z
    .strictObject({
      receiptNumber: z.string(),
      amountCents: centsSchema,
      refundedOn: daySchema,
      by: z.string(),
      areaName: z.string(),
    })
    .nullable(),
});
export type FoundNotification = z.infer<typeof foundNotificationSchema>;

/** Section B: the report, autonomous orders, hand-offs, and the cash desk at the end of A.6. */
export const closingChannels = {
  /** The CCGPA report (COM-DSC-P06 B.1), longest wait first. */
  getReport: channel({
    kind: 'query',
    request: z.strictObject(reportFilter),
    response: z.strictObject({
      rows: z.array(caseRowSchema).max(2000),
      more: z.boolean(),
      /** Of everything that the filters but the state let through. */
      totals: z.record(z.enum(processStates), z.int()),
      areas: z.array(z.string()),
    }),
    errors: [],
    roles: [...incidents, ...head],
  }),
  exportReport: channel({
    kind: 'command',
    request: z.strictObject({
      ...reportFilter,
      sort: z.strictObject({ column: z.enum(reportColumns), descending: z.boolean() }).nullable(),
      format: z.enum(['xlsx', 'csv']),
    }),
    response: z.strictObject({ outcome: z.enum(['saved', 'cancelled', 'failed']), rows: z.int() }),
    errors: [],
    roles: [...incidents, ...head],
  }),
  /** ORCAO: the autonomous orders of one's own area (COM-DSC-P06 B.8). */
  listOrders: channel({
    kind: 'query',
    request: z.strictObject({ state: z.enum(['open', 'closed']), text: z.string().max(120) }),
    response: z.strictObject({ rows: z.array(listedOrderSchema).max(2000), more: z.boolean() }),
    errors: [],
    roles: attending,
  }),
  decideImpossible: channel({
    kind: 'command',
    request: z.strictObject({
      ...caseHead,
      order: z.string().max(60),
      line: z.int().min(1).max(99),
      decision: z.enum(impossibleDecisions),
      note: z.string().max(500),
    }),
    response: caseViewSchema,
    errors: caseErrors,
    roles: incidents,
  }),
  listHandoffs: channel({
    kind: 'query',
    request: z.strictObject({
      procedure: z.enum(handoffProcedures).nullable(),
      state: z.enum(['open', 'ended']),
      text: z.string().max(120),
    }),
    response: z.strictObject({ rows: z.array(listedHandoffSchema).max(2000), more: z.boolean() }),
    errors: [],
    roles: [...incidents, ...head, ...cashiers],
  }),
  returnHandoff: channel({
    kind: 'command',
    request: z.strictObject({
      ...caseHead,
      number: z.string().max(60),
      result: z.string().max(500),
      returnedOn: daySchema,
    }),
    response: caseViewSchema,
    errors: caseErrors,
    roles: incidents,
  }),
  /** By the notification's number or by what its QR says. */
  findNotification: channel({
    kind: 'query',
    request: z.strictObject({ text: z.string().min(1).max(200) }),
    response: foundNotificationSchema,
    errors: ['not-found', 'code-differs'],
    roles: cashiers,
  }),
  /** Asks the central office before the answer: `offline` and `unconfirmed` both mean that no money is given yet. */
  recordRefund: channel({
    kind: 'command',
    request: z.strictObject({
      ...caseHead,
      notificationNumber: z.string().max(40),
      receiptNumber: z.string().max(40),
      amountCents: centsSchema,
      refundedOn: daySchema,
    }),
    response: foundNotificationSchema,
    errors: ['offline', 'unconfirmed', ...caseErrors],
    roles: cashiers,
  }),
} as const;
