import type { z } from 'zod';
import type { Result } from '../result.ts';
import type { CaseFacts } from './facts.ts';
import type { StepId } from './outline.ts';
import type { RefusalCode } from './refusals.ts';

/** Why a case goes on at another desk: shown on the page that says so (U8). */
export const handoverReasons = ['not-same-day', 'order-executed'] as const;
export type HandoverReason = (typeof handoverReasons)[number];

/** Where an answer leads. */
export type Next =
  | { readonly kind: 'step'; readonly step: StepId; readonly handover: HandoverReason | null }
  /** The annulment is registered, an act done once; the case then goes on at `continueAt`. */
  | { readonly kind: 'act'; readonly continueAt: StepId };

export interface SummaryLine {
  readonly label: string;
  readonly value: string;
}

/** What went before in the case, as far as a step's admission asks for it. */
export interface CaseHistory {
  /** The notification is on paper or in a file. */
  readonly printed: boolean;
}

/**
 * One step of the wizard. `look` picks out of what is known the facts that the step decides by; they are kept with the answer, so
 * `next` and `summary` tell the same for ever.
 */
export interface StepDefinition<Answer, Facts> {
  readonly id: StepId;
  readonly answer: z.ZodType<Answer>;
  readonly facts: z.ZodType<Facts>;
  readonly look: (facts: CaseFacts) => Facts;
  /** Is the answer allowed on these facts? Its shape was checked before. */
  readonly admit: (answer: Answer, facts: Facts, history: CaseHistory) => Result<null, RefusalCode>;
  readonly next: (answer: Answer, facts: Facts) => Next;
  readonly summary: (answer: Answer, facts: Facts) => readonly SummaryLine[];
}

export function defineStep<Answer, Facts>(
  definition: StepDefinition<Answer, Facts>,
): StepDefinition<Answer, Facts> {
  return definition;
}

export function toStep(step: StepId, handover: HandoverReason | null = null): Next {
  return { kind: 'step', step, handover };
}
