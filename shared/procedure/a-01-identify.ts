import { z } from 'zod';
import { customerIdentity, customerName } from '../domain/customers.ts';
import { formatDate } from '../domain/dates.ts';
import { ok, type Result, refuse } from '../result.ts';
import { availableItems, caseFactsSchema } from './facts.ts';
import type { RefusalCode } from './refusals.ts';
import { defineStep, toStep } from './step.ts';

export const identifyAnswer = z.strictObject({
  customerId: z.string().min(1).max(40),
  requestId: z.string().min(1).max(40),
});
export const identifyFacts = caseFactsSchema.pick({ customer: true, request: true, claims: true });

/** Can the picked request be annulled at all? Asked at both desks (A.1, A.7). */
export function admitRequest(
  answer: z.output<typeof identifyAnswer>,
  facts: z.output<typeof identifyFacts>,
): Result<null, RefusalCode> {
  if (answer.requestId !== facts.request.id || answer.customerId !== facts.request.customerId) {
    return refuse('request-unknown');
  }
  if (facts.request.items.every((item) => item.state === 'annulled')) return refuse('request-annulled');
  const heldElsewhere = facts.claims.some((claim) => !claim.registered);
  if (heldElsewhere || availableItems(facts).length === 0) return refuse('under-annulment');
  return ok(null);
}

/** A.1: the customer was found and one of its requests picked. */
export const identify = defineStep({
  id: 'A1',
  answer: identifyAnswer,
  facts: identifyFacts,
  look: ({ customer, request, claims }) => ({ customer, request, claims }),
  admit: admitRequest,
  next: () => toStep('A2'),
  branches: [{ to: 'A2', label: '' }],
  summary: (_answer, { customer, request }) => [
    { label: 'Cliente', value: customerName(customer) },
    { label: 'Identificación', value: customerIdentity(customer) },
    { label: 'Solicitud', value: `${request.id} del ${formatDate(request.registeredAt)}` },
  ],
});
