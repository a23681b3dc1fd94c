import { z } from 'zod';
import { customerIdentity, customerName } from '../domain/customers.ts';
import { formatDate } from '../domain/dates.ts';
import { ok, refuse } from '../result.ts';
import { availableItems, caseFactsSchema } from './facts.ts';
import { defineStep, toStep } from './step.ts';

/** A.1: the customer was found and one of its requests picked. */
export const identify = defineStep({
  id: 'A1',
  answer: z.strictObject({ customerId: z.string().min(1).max(40), requestId: z.string().min(1).max(40) }),
  facts: caseFactsSchema.pick({ customer: true, request: true, claims: true }),
  look: ({ customer, request, claims }) => ({ customer, request, claims }),
  admit: (answer, facts) => {
    if (answer.requestId !== facts.request.id || answer.customerId !== facts.request.customerId) {
      return refuse('request-unknown');
    }
    if (facts.request.items.every((item) => item.state === 'annulled')) return refuse('request-annulled');
    const heldElsewhere = facts.claims.some((claim) => !claim.registered);
    if (heldElsewhere || availableItems(facts).length === 0) return refuse('under-annulment');
    return ok(null);
  },
  next: () => toStep('A2'),
  summary: (_answer, { customer, request }) => [
    { label: 'Cliente', value: customerName(customer) },
    { label: 'Identificación', value: customerIdentity(customer) },
    { label: 'Solicitud', value: `${request.id} del ${formatDate(request.registeredAt)}` },
  ],
});
