import { customerIdentity, customerName } from '../domain/customers.ts';
import { refuse } from '../result.ts';
import { admitRequest, identifyAnswer, identifyFacts } from './a-01-identify.ts';
import { defineStep, toStep } from './step.ts';

/** A.7: as A.1, of the case that came from the counter, from the queue, or that starts here. Another request is another case. */
export const identifyAgain = defineStep({
  id: 'A7',
  answer: identifyAnswer,
  facts: identifyFacts,
  look: ({ customer, request, claims }) => ({ customer, request, claims }),
  admit: (answer, facts, history) =>
    history.requestId !== null && answer.requestId !== history.requestId
      ? refuse('request-unknown')
      : admitRequest(answer, facts),
  next: () => toStep('A8'),
  branches: [{ to: 'A8', label: '' }],
  summary: (_answer, { customer }) => [
    { label: 'Cliente presente', value: `${customerName(customer)}, ${customerIdentity(customer)}` },
  ],
});
