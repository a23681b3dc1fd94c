import { z } from 'zod';
import { printJobSchema } from '../procedure/case-papers.ts';
import { paperTypes } from '../procedure/paper-types.ts';
import { refusalCodes } from '../procedure/refusals.ts';
import { caseHead, channel, readers, workers } from './channel.ts';
import { caseViewSchema } from './views.ts';

const choice = {
  paper: z.enum(paperTypes),
  /** The autonomous order or hand-off that the paper is of; null for the papers that a case has once. */
  of: z.string().max(60).nullable(),
};

/** The numbered papers of a case (COM-DSC-P06 III.1). */
export const paperChannels = {
  previewPaper: channel({
    kind: 'query',
    request: z.strictObject({ caseId: z.uuid(), ...choice }),
    response: printJobSchema,
    errors: ['not-found', 'no-paper'],
    roles: readers,
  }),
  printPaper: channel({
    kind: 'command',
    request: z.strictObject({ ...caseHead, ...choice, reason: z.string().max(200).nullable() }),
    response: z.strictObject({
      outcome: z.enum(['printed', 'cancelled', 'failed', 'no-printer']),
      case: caseViewSchema,
    }),
    errors: ['not-found', ...refusalCodes],
    roles: workers,
  }),
  savePaper: channel({
    kind: 'command',
    request: z.strictObject({ ...caseHead, ...choice, reason: z.string().max(200).nullable() }),
    response: z.strictObject({ outcome: z.enum(['saved', 'cancelled', 'failed']), case: caseViewSchema }),
    errors: ['not-found', ...refusalCodes],
    roles: workers,
  }),
  /** Asked by the hidden print window alone: what it has to show. */
  getPrintJob: channel({
    kind: 'query',
    request: z.strictObject({ jobId: z.uuid() }),
    response: printJobSchema,
    errors: ['not-found'],
    roles: 'anyone',
  }),
} as const;
