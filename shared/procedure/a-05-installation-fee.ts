import { z } from 'zod';
import { centsSchema, formatBolivianos } from '../domain/money.ts';
import { paidCents, paymentSchema } from '../domain/requests.ts';
import { ok, refuse } from '../result.ts';
import { defineStep } from './step.ts';

/**
 * A.5: shown from the request's payments. A receipt that the customer holds and that has not come from the cash desk yet is typed
 * from the paper; a payment that is on record cannot be denied.
 */
export const installationFee = defineStep({
  id: 'A5',
  answer: z.discriminatedUnion('paid', [
    z.strictObject({ paid: z.literal(false) }),
    z.strictObject({
      paid: z.literal(true),
      receiptNumber: z.string().trim().min(1).max(40),
      amountCents: centsSchema.min(1),
    }),
  ]),
  facts: z.strictObject({ payments: z.array(paymentSchema) }),
  look: (facts) => ({ payments: facts.payments }),
  admit: (answer, { payments }) => {
    if (payments.length === 0) return ok(null);
    if (!answer.paid) return refuse('payment-exists');
    return answer.amountCents === paidCents(payments) ? ok(null) : refuse('stale-facts');
  },
  next: (answer) => ({ kind: 'act', continueAt: answer.paid ? 'A6' : 'B1' }),
  branches: [
    { to: 'A6', label: 'Pagó en caja' },
    { to: 'B1', label: 'No pagó' },
  ],
  summary: (answer) =>
    answer.paid
      ? [
          {
            label: 'Derecho de instalación',
            value: `${formatBolivianos(answer.amountCents)}, ${answer.receiptNumber}`,
          },
        ]
      : [{ label: 'Derecho de instalación', value: 'No cancelado' }],
});
