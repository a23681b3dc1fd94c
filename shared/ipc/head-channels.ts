import { z } from 'zod';
import { instantSchema } from '../domain/dates.ts';
import { roleSchema } from '../domain/people.ts';
import { indicatorCountSchema, monthSchema } from '../procedure/indicator.ts';
import { stepIds } from '../procedure/outline.ts';
import { channel, head, nothing, readers } from './channel.ts';
import { caseRowSchema } from './views.ts';

const period = { from: monthSchema, to: monthSchema };
const saved = z.strictObject({ outcome: z.enum(['saved', 'cancelled', 'failed']) });

/** Who waits for whom: what stands at one step. */
const waitingRowSchema = z.strictObject({
  step: z.enum(stepIds),
  roles: z.array(roleSchema),
  count: z.int(),
  oldestAt: instantSchema,
  /** How many wait longer than the administrator's limit. */
  late: z.int(),
});
/** The head of the division: the indicator (COM-DSC-P06 III.2) and what waits. */
export const headChannels = {
  getIndicator: channel({
    kind: 'query',
    request: z.strictObject(period),
    response: z.strictObject({ counts: z.array(indicatorCountSchema), thisMonth: monthSchema }),
    errors: [],
    roles: head,
  }),
  listIndicatorCases: channel({
    kind: 'query',
    request: z.strictObject({
      month: monthSchema,
      areaId: z.string().max(20).nullable(),
      advisorId: z.string().max(60).nullable(),
      after: z.strictObject({ updatedAt: instantSchema, caseId: z.uuid() }).nullable(),
    }),
    response: z.strictObject({ rows: z.array(caseRowSchema).max(100), more: z.boolean() }),
    errors: [],
    roles: head,
  }),
  exportIndicator: channel({
    kind: 'command',
    request: z.strictObject({ ...period, format: z.enum(['xlsx', 'pdf']) }),
    response: saved,
    errors: [],
    roles: head,
  }),
  getWaiting: channel({
    kind: 'query',
    request: nothing,
    response: z.strictObject({ rows: z.array(waitingRowSchema), now: instantSchema }),
    errors: [],
    roles: head,
  }),
  /** The procedure's diagram as a BPMN 2.0 file, for other modellers. */
  exportProcedure: channel({
    kind: 'command',
    request: nothing,
    response: saved,
    errors: [],
    roles: readers,
  }),
} as const;
