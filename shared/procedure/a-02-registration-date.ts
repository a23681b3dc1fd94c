import { z } from 'zod';
import { businessDay, daySchema, formatDate } from '../domain/dates.ts';
import { decidingOrderState, isInstalled, orderStates } from '../domain/orders.ts';
import { requestKinds } from '../domain/requests.ts';
import { ok } from '../result.ts';
import { defineStep, toStep } from './step.ts';

/** A.2: computed, never typed. An executed order goes to Back Office too (I-4). */
export const registrationDate = defineStep({
  id: 'A2',
  answer: z.strictObject({}),
  facts: z.strictObject({
    registeredOn: daySchema,
    businessDay: daySchema,
    requestKind: z.enum(requestKinds),
    orderState: z.enum(orderStates),
  }),
  look: (facts) => ({
    registeredOn: businessDay(facts.request.registeredAt),
    businessDay: facts.businessDay,
    requestKind: facts.request.kind,
    orderState: decidingOrderState(facts.orders),
  }),
  admit: () => ok(null),
  next: (_answer, facts) => {
    if (facts.registeredOn !== facts.businessDay) return toStep('A7', 'not-same-day');
    if (isInstalled(facts.orderState)) return toStep('A11', 'order-executed');
    return toStep('A3');
  },
  branches: [
    { to: 'A3', label: 'Del mismo día' },
    { to: 'A7', label: 'De otro día' },
    { to: 'A11', label: 'Del mismo día, orden ejecutada' },
  ],
  summary: (_answer, facts) => [
    {
      label: 'Fecha de registro',
      value: `${formatDate(facts.registeredOn)} (${facts.registeredOn === facts.businessDay ? 'hoy' : 'otro día'})`,
    },
    {
      label: 'Tipo de solicitud',
      value: facts.requestKind === 'transfer' ? 'Traslado' : 'Instalación nueva',
    },
  ],
});
