import { z } from 'zod';
import { companySchema } from '../domain/company.ts';
import { customerIdentity, customerName } from '../domain/customers.ts';
import { instantSchema } from '../domain/dates.ts';
import { centsSchema } from '../domain/money.ts';
import { requestItemSchema, requestKinds } from '../domain/requests.ts';
import { answerOf } from './answers.ts';
import type { CaseState } from './state.ts';

export const notificationSchema = z.strictObject({
  company: companySchema,
  number: z.string(),
  /** Its last part stands in the QR, for the cash desk. */
  caseId: z.uuid(),
  caseNumber: z.string(),
  /** 0 for the one original; a reprint carries its number and reason. */
  copy: z.int().min(0),
  reprintReason: z.string().nullable(),
  customer: z.string(),
  identity: z.string(),
  requestId: z.string(),
  requestKind: z.enum(requestKinds),
  requestedAt: instantSchema,
  type: z.enum(['full', 'partial']),
  annulled: z.array(requestItemSchema),
  remaining: z.array(requestItemSchema),
  motive: z.string(),
  cause: z.string(),
  note: z.string(),
  receiptNumber: z.string().nullable(),
  paidCents: centsSchema,
  refundCents: centsSchema,
  advisor: z.string(),
  area: z.string(),
  at: instantSchema,
});
/** Everything that stands on the printed notification "Solicitud servicios corporativos" (COM-DSC-P06 III.1), on screen and paper alike. */
export type AnnulmentNotification = z.infer<typeof notificationSchema>;

/**
 * @param copy number of the print that is being made: 0 is the original.
 * @returns null while the annulment is not registered.
 */
export function notificationOf(
  state: CaseState,
  company: AnnulmentNotification['company'],
  copy: number,
  reprintReason: string | null,
): AnnulmentNotification | null {
  const { registered } = state;
  const identified = answerOf(state, 'A1');
  const motive = answerOf(state, 'A4.1')?.answer;
  const fee = answerOf(state, 'A5')?.answer;
  if (!registered?.notificationNumber || !identified || !motive || !fee) return null;
  const { customer, request } = identified.facts;
  const annulled = new Set(registered.items.map((item) => item.id));
  return {
    company,
    number: registered.notificationNumber,
    caseId: state.caseId,
    caseNumber: state.caseNumber,
    copy,
    reprintReason,
    customer: customerName(customer),
    identity: customerIdentity(customer),
    requestId: request.id,
    requestKind: request.kind,
    requestedAt: request.registeredAt,
    type: answerOf(state, 'A3')?.answer.type ?? 'full',
    annulled: registered.items,
    remaining: request.items.filter((item) => item.state === 'active' && !annulled.has(item.id)),
    motive: motive.motiveName,
    cause: motive.causeName,
    note: motive.note,
    receiptNumber: fee.paid ? fee.receiptNumber : null,
    paidCents: fee.paid ? fee.amountCents : 0,
    refundCents: registered.refundCents,
    advisor: registered.actor.name,
    area: registered.actor.areaName,
    at: registered.at,
  };
}
