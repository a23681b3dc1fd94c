import { z } from 'zod';
import { ok, refuse } from '../result.ts';
import { defineStep, toStep } from './step.ts';

/** A.6: the customer holds the notification and goes to the cash desk: the hand-off to Cajas (BSS-DCB-P01) opens (I-6). */
export const refund = defineStep({
  id: 'A6',
  answer: z.strictObject({ notificationHandedOver: z.literal(true) }),
  facts: z.strictObject({}),
  look: () => ({}),
  admit: (_answer, _facts, history) => (history.printed ? ok(null) : refuse('not-printed')),
  next: () => toStep('B1'),
  summary: () => [{ label: 'Devolución', value: 'Derivada a caja con la notificación' }],
});
