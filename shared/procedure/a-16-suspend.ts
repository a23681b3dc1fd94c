import { z } from 'zod';
import { formatDateTime, instantSchema } from '../domain/dates.ts';
import { isInstalled, orderStateNames, orderStates } from '../domain/orders.ts';
import { ok, refuse } from '../result.ts';
import { isForCentre, supervisedCentre } from './centres.ts';
import { relevantOrders } from './relevant-orders.ts';
import { defineStep, toStep } from './step.ts';

/** How a technician was told to stop. */
export const tellingWays = ['phone', 'radio', 'message', 'in-person'] as const;
export const tellingWayNames: Readonly<Record<(typeof tellingWays)[number], string>> = {
  phone: 'Por teléfono',
  radio: 'Por radio',
  message: 'Por mensaje',
  'in-person': 'En persona',
};

const orderSchema = z.strictObject({
  id: z.string().max(40),
  state: z.enum(orderStates),
  operationsCentre: z.string().max(120),
  technician: z.string().max(120).nullable(),
});

/**
 * A.16: the technician stops, the appointment goes, and so the order becomes suspended. A technician who had finished already sends the
 * case back to A.11.
 */
export const suspend = defineStep({
  id: 'A16',
  answer: z.discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('suspended'),
      technician: z.string().trim().min(1).max(120),
      how: z.enum(tellingWays),
      toldAt: instantSchema,
      appointmentRemoved: z.literal(true),
      note: z.string().trim().max(500),
    }),
    z.strictObject({ outcome: z.literal('too-late'), note: z.string().trim().min(1).max(500) }),
  ]),
  facts: z.strictObject({ orders: z.array(orderSchema).max(99) }),
  look: (facts, history) => ({
    orders: relevantOrders(facts.orders, history.items)
      .filter(({ state }) => state !== 'registered')
      .map(({ id, state, operationsCentre, technician }) => ({
        id,
        state,
        operationsCentre: supervisedCentre(operationsCentre, facts.centres),
        technician,
      })),
  }),
  admit: (answer, facts) =>
    answer.outcome === 'suspended' && facts.orders.some(({ state }) => isInstalled(state))
      ? refuse('order-executed')
      : ok(null),
  admitActor: ({ areaName }, facts) =>
    facts.orders.some(({ operationsCentre }) => isForCentre(operationsCentre, areaName))
      ? ok(null)
      : refuse('wrong-area'),
  next: (answer) => toStep(answer.outcome === 'suspended' ? 'B1' : 'A11'),
  branches: [
    { to: 'B1', label: 'Suspendida' },
    { to: 'A11', label: 'El técnico ya terminó' },
  ],
  resets: (answer) => (answer.outcome === 'too-late' ? ['A11', 'A12', 'A14', 'A16'] : []),
  once: true,
  summary: (answer, facts) => [
    {
      label: 'Orden de trabajo',
      value: facts.orders.map(({ id, state }) => `${id} (${orderStateNames[state]})`).join('; '),
    },
    ...(answer.outcome === 'suspended'
      ? [
          {
            label: 'Técnico avisado',
            value: `${answer.technician}, ${tellingWayNames[answer.how].toLowerCase()}, ${formatDateTime(answer.toldAt)}`,
          },
          { label: 'Cita comprometida', value: 'Eliminada; la orden queda suspendida' },
        ]
      : [{ label: 'No se pudo suspender', value: answer.note }]),
    ...(answer.outcome === 'suspended' && answer.note !== '' ? [{ label: 'Nota', value: answer.note }] : []),
  ],
});
