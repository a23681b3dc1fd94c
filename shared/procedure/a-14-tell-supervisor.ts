import { z } from 'zod';
import { formatDateTime, instantSchema } from '../domain/dates.ts';
import { ok, refuse } from '../result.ts';
import { supervisedCentre } from './centres.ts';
import { relevantOrders } from './relevant-orders.ts';
import { defineStep, toStep } from './step.ts';

export const toldOrderSchema = z.strictObject({
  id: z.string().max(40),
  operationsCentre: z.string().max(120),
  technician: z.string().max(120).nullable(),
});

const answerSchema = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('email'), note: z.string().trim().max(500) }),
  z.strictObject({
    channel: z.literal('phone'),
    number: z.string().trim().min(3).max(40),
    answeredBy: z.string().trim().min(1).max(120),
    calledAt: instantSchema,
    note: z.string().trim().max(500),
  }),
  z.strictObject({ channel: z.literal('not-needed'), note: z.string().trim().max(500) }),
]);

function tellingOf(answer: z.output<typeof answerSchema>): string {
  switch (answer.channel) {
    case 'email':
      return 'Avisado por correo';
    case 'phone':
      return `Avisado por teléfono ${answer.number}: atendió ${answer.answeredBy}, ${formatDateTime(answer.calledAt)}`;
    case 'not-needed':
      return 'No hizo falta avisar: la orden ya no está asignada';
  }
}

/**
 * A.14: by e-mail, which the central office sends and whose outcome comes back, or by corporate telephone. Where the order is not assigned
 * any more, there is nobody to tell: the back office verifies its state again.
 */
export const tellSupervisor = defineStep({
  id: 'A14',
  answer: answerSchema,
  facts: z.strictObject({ orders: z.array(toldOrderSchema).max(99) }),
  look: (facts, history) => ({
    orders: relevantOrders(facts.orders, history.items)
      .filter(({ state }) => state === 'assigned')
      .map(({ id, operationsCentre, technician }) => ({
        id,
        operationsCentre: supervisedCentre(operationsCentre, facts.centres),
        technician,
      })),
  }),
  admit: (answer, facts) =>
    facts.orders.length > 0 === (answer.channel !== 'not-needed') ? ok(null) : refuse('stale-facts'),
  next: (answer) => toStep(answer.channel === 'not-needed' ? 'A11' : 'A16'),
  branches: [
    { to: 'A16', label: 'Avisado' },
    { to: 'A11', label: 'La orden ya no está asignada' },
  ],
  resets: (answer) => (answer.channel === 'not-needed' ? ['A11', 'A12', 'A14'] : []),
  once: true,
  summary: (answer, facts) => [
    {
      label: 'Supervisor',
      value: tellingOf(answer),
    },
    ...(facts.orders.length === 0
      ? []
      : [
          {
            label: 'Centro de Operaciones',
            value: [
              ...new Set(facts.orders.map((each) => each.operationsCentre || 'Cualquiera de la regional')),
            ].join('; '),
          },
        ]),
    ...(answer.note === '' ? [] : [{ label: 'Nota', value: answer.note }]),
  ],
});
