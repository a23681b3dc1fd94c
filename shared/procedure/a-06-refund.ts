import { z } from 'zod';
import { ok, refuse } from '../result.ts';
import { defineStep } from './step.ts';

/** A.6: the customer holds the notification and goes to the cash desk: the hand-off to Cajas (BSS-DCB-P01) opens (I-6). */
export const refund = defineStep({
  id: 'A6',
  answer: z.strictObject({ notificationHandedOver: z.literal(true) }),
  facts: z.strictObject({}),
  look: () => ({}),
  admit: (_answer, _facts, history) => (history.printed ? ok(null) : refuse('not-printed')),
  next: () => ({ kind: 'handoff', procedure: 'cashier', continueAt: 'B1', waits: false }),
  branches: [
    { to: 'handoff-cashier', label: '' },
    { to: 'B1', label: '' },
  ],
  once: true,
  summary: () => [{ label: 'Devolución', value: 'Derivada a caja con la notificación' }],
});
