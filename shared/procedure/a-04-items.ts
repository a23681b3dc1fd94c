import { z } from 'zod';
import { requestItemSchema } from '../domain/requests.ts';
import { ok, refuse } from '../result.ts';
import { availableItems } from './facts.ts';
import { defineStep, toStep } from './step.ts';

/** A.4: one or more items, not all of them. */
export const items = defineStep({
  id: 'A4',
  answer: z.strictObject({ itemIds: z.array(z.string().max(60)).min(1).max(98) }),
  facts: z.strictObject({ items: z.array(requestItemSchema) }),
  look: (facts) => ({ items: availableItems(facts) }),
  admit: (answer, facts) => {
    const chosen = new Set(answer.itemIds);
    if (chosen.size !== answer.itemIds.length) return refuse('invalid-answer');
    if (!answer.itemIds.every((id) => facts.items.some((item) => item.id === id)))
      return refuse('stale-facts');
    return chosen.size === facts.items.length ? refuse('not-all-items') : ok(null);
  },
  next: () => toStep('A4.1'),
  branches: [{ to: 'A4.1', label: '' }],
  summary: (answer, facts) => [
    {
      label: answer.itemIds.length === 1 ? 'Producto' : 'Productos',
      value: facts.items
        .filter((item) => answer.itemIds.includes(item.id))
        .map((item) => item.description)
        .join('; '),
    },
  ],
});
