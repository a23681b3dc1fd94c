import { z } from 'zod';
import { orderStates } from '../domain/orders.ts';
import { requestItemSchema } from '../domain/requests.ts';
import { ok, refuse } from '../result.ts';
import { hasItsNote, motiveFields } from './a-04-1-motive.ts';
import { availableItems } from './facts.ts';
import { relevantOrderState } from './relevant-orders.ts';
import { defineStep, toStep } from './step.ts';

/** A.10: the annulment request and its interaction are registered; the service request changes at A.13 or A.16 alone (I-3). */
export const registerAtBackOffice = defineStep({
  id: 'A10',
  answer: z
    .strictObject({
      type: z.enum(['full', 'partial']),
      /** Of a partial annulment; a full one names none. */
      itemIds: z.array(z.string().max(60)).max(98),
      ...motiveFields,
      interaction: z.string().trim().min(1).max(1000),
    })
    .refine(hasItsNote, { path: ['note'] }),
  facts: z.strictObject({ items: z.array(requestItemSchema), orderState: z.enum(orderStates) }),
  look: (facts) => ({ items: availableItems(facts), orderState: relevantOrderState(facts.orders, null) }),
  admit: (answer, facts) => {
    if (facts.items.length === 0) return refuse('under-annulment');
    if (answer.type === 'full') return answer.itemIds.length === 0 ? ok(null) : refuse('invalid-answer');
    const chosen = new Set(answer.itemIds);
    if (chosen.size === 0 || chosen.size !== answer.itemIds.length) return refuse('invalid-answer');
    if (!answer.itemIds.every((id) => facts.items.some((item) => item.id === id)))
      return refuse('stale-facts');
    return chosen.size === facts.items.length ? refuse('not-all-items') : ok(null);
  },
  next: () => toStep('A11'),
  branches: [{ to: 'A11', label: '' }],
  once: true,
  summary: (answer, facts) => [
    { label: 'Tipo de anulación', value: answer.type === 'full' ? 'Completa' : 'Parcial' },
    {
      label: 'Se anula',
      value: facts.items
        .filter((item) => answer.type === 'full' || answer.itemIds.includes(item.id))
        .map((item) => item.description)
        .join('; '),
    },
    { label: 'Motivo', value: answer.motiveName },
    { label: 'Causa', value: answer.causeName },
    ...(answer.note === '' ? [] : [{ label: 'Nota', value: answer.note }]),
    { label: 'Interacción', value: answer.interaction },
  ],
});
