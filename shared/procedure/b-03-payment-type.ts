import { z } from 'zod';
import { paymentSchema } from '../domain/requests.ts';
import { ok, refuse } from '../result.ts';
import { defineStep, toStep } from './step.ts';

export const paymentTypes = ['cash', 'recurrent', 'none'] as const;
export const paymentTypeNames: Readonly<Record<(typeof paymentTypes)[number], string>> = {
  cash: 'Pagó en caja',
  recurrent: 'Generó facturación recurrente',
  none: 'No generó facturación recurrente (sin costo de instalación)',
};

/** B.3: a payment at a cash desk goes to Reclamos de Facturación, unless the cash desk gave it back already (I-6). */
export const paymentType = defineStep({
  id: 'B3',
  answer: z.strictObject({ paymentType: z.enum(paymentTypes) }),
  facts: z.strictObject({
    payments: z.array(paymentSchema),
    paidAtDesk: z.boolean(),
    refunded: z.boolean(),
  }),
  look: (facts, history) => ({
    payments: facts.payments,
    paidAtDesk: history.paidAtDesk,
    refunded: history.refunded,
  }),
  admit: (answer, facts) => {
    const paid = facts.payments.length > 0 || facts.paidAtDesk;
    return paid && answer.paymentType !== 'cash' ? refuse('payment-exists') : ok(null);
  },
  next: (answer, facts) => {
    if (answer.paymentType === 'recurrent') return toStep('B4');
    if (answer.paymentType === 'none' || facts.refunded) return toStep('B5');
    return { kind: 'handoff', procedure: 'billing-claims', continueAt: 'B5', waits: true };
  },
  branches: [
    { to: 'handoff-billing-claims', label: 'Pagó en caja' },
    { to: 'B5', label: 'Sin costo de instalación, o ya devuelto' },
    { to: 'B4', label: 'Facturación recurrente' },
  ],
  once: true,
  summary: (answer, facts) => [
    { label: 'Tipo de pago', value: paymentTypeNames[answer.paymentType] },
    ...(answer.paymentType === 'cash'
      ? [
          {
            label: 'Devolución',
            value: facts.refunded ? 'Ya realizada en caja' : 'Derivada a Reclamos de Facturación',
          },
        ]
      : []),
  ],
});
