import { z } from 'zod';
import { instantSchema } from './dates.ts';
import { type Cents, centsSchema } from './money.ts';

export const requestKinds = ['new-installation', 'transfer'] as const;
export const services = ['internet', 'television', 'telephony'] as const;
export const itemStates = ['active', 'annulled'] as const;

export const requestItemSchema = z.strictObject({
  /** `<request number>-<line>` */
  id: z.string().min(1).max(60),
  line: z.int().min(1).max(999),
  service: z.enum(services),
  description: z.string().min(1).max(200),
  /** The package that the item belongs to; null for an individual product. */
  packageName: z.string().max(120).nullable(),
  /** Installation fee (derecho de instalación) charged for the item. */
  feeCents: centsSchema,
  state: z.enum(itemStates),
});
export type RequestItem = z.infer<typeof requestItemSchema>;

export const paymentSchema = z.strictObject({
  /** Number of the receipt or of the invoice that the cash desk gave. */
  receiptNumber: z.string().min(1).max(40),
  document: z.enum(['receipt', 'invoice']),
  amountCents: centsSchema,
  paidAt: instantSchema,
});
export type Payment = z.infer<typeof paymentSchema>;

export const serviceRequestSchema = z.strictObject({
  /** The request's number in CNCRM_FVE: it is its identity. */
  id: z.string().min(1).max(40),
  customerId: z.string().min(1).max(40),
  kind: z.enum(requestKinds),
  registeredAt: instantSchema,
  regional: z.string().min(1).max(10),
  /** Branch where it was registered, by name. */
  branch: z.string().max(120),
  items: z.array(requestItemSchema).min(1).max(99),
  payments: z.array(paymentSchema).max(99),
});
/** A sale request (TMF622 Product Order) with its items and what was paid for its installation. */
export type ServiceRequest = z.infer<typeof serviceRequestSchema>;

/** What the cash desks took for the request's installation. */
export function paidCents(payments: readonly Pick<Payment, 'amountCents'>[]): Cents {
  return payments.reduce((sum, payment) => sum + payment.amountCents, 0);
}
