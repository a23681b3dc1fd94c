import type { z } from 'zod';
import type { AutonomousOrder } from '../domain/autonomous-orders.ts';
import type { DocumentKind } from '../domain/documents.ts';
import type { RequestItem } from '../domain/requests.ts';
import { ok, type Result } from '../result.ts';
import type { CaseFacts } from './facts.ts';
import type { FlowTarget } from './flow-target.ts';
import type { HandoffProcedure } from './handoffs.ts';
import type { StepId } from './outline.ts';
import type { RefusalCode } from './refusals.ts';
import type { Requirement } from './requirements.ts';

/** Why a case goes on at another desk: shown on the page that says so (U8). */
export const handoverReasons = ['not-same-day', 'order-executed'] as const;
export type HandoverReason = (typeof handoverReasons)[number];

/** Where an answer leads. */
export type Next =
  | { readonly kind: 'step'; readonly step: StepId; readonly handover: HandoverReason | null }
  /** The annulment is registered, an act done once; the case then goes on at `continueAt`. */
  | { readonly kind: 'act'; readonly continueAt: StepId }
  /** Another procedure takes over; `waits`: the case goes on only when it has returned. */
  | {
      readonly kind: 'handoff';
      readonly procedure: HandoffProcedure;
      readonly continueAt: StepId;
      readonly waits: boolean;
    }
  | { readonly kind: 'end'; readonly outcome: 'annulled' | 'inadmissible' };

export interface SummaryLine {
  readonly label: string;
  readonly value: string;
}

/** One way out of a step: where to, and when, in Spanish; no words where there is one way alone. */
export interface Branch {
  readonly to: FlowTarget;
  readonly label: string;
}

/** What went before in the case, as far as a step asks for it. */
export interface CaseHistory {
  readonly caseNumber: string;
  readonly notificationNumber: string | null;
  readonly customerId: string | null;
  readonly requestId: string | null;
  readonly motive: string | null;
  /** The notification is on paper or in a file. */
  readonly printed: boolean;
  /** Numbers of all papers that are on paper or in a file. */
  readonly papers: readonly string[];
  readonly documents: readonly DocumentKind[];
  /** What A.8 found missing. */
  readonly missing: readonly Requirement[];
  /** How often A.9 asked already. */
  readonly asked: number;
  /** What is annulled, once it is registered. */
  readonly items: readonly RequestItem[] | null;
  /** A.5 saw a payment that is not on record. */
  readonly paidAtDesk: boolean;
  readonly refunded: boolean;
  readonly openHandoffs: readonly HandoffProcedure[];
  /** Tasks that stand beside the path (I-4). */
  readonly openSideTasks: number;
  readonly orders: readonly AutonomousOrder[];
}

/** Who answers, as far as a step asks for it. */
export interface Answerer {
  readonly role: string;
  readonly areaName: string;
}

/**
 * One step of the procedure. `look` picks out of what is known the facts that the step decides by; they are kept with the answer, so
 * `next` and `summary` tell the same for ever.
 */
export interface StepDefinition<Answer, Facts> {
  readonly id: StepId;
  readonly answer: z.ZodType<Answer>;
  readonly facts: z.ZodType<Facts>;
  readonly look: (facts: CaseFacts, history: CaseHistory, target: string | null) => Facts;
  /** Is the answer allowed on these facts? Its shape was checked before. */
  readonly admit: (answer: Answer, facts: Facts, history: CaseHistory) => Result<null, RefusalCode>;
  /** May this person answer, beyond what the role says? */
  readonly admitActor?: (answerer: Answerer, facts: Facts, history: CaseHistory) => Result<null, RefusalCode>;
  readonly next: (answer: Answer, facts: Facts) => Next;
  /** Every way out that `next` can take. */
  readonly branches: readonly Branch[];
  readonly summary: (answer: Answer, facts: Facts) => readonly SummaryLine[];
  /** It has an effect outside of the case: after it, neither it nor what went before is answered again. */
  readonly once?: boolean;
  /** Answered for one autonomous order, the event's target, beside the case's path. */
  readonly scope?: 'order';
  /** Answers that are asked again after this one: a way back, as from A.9 to A.7. */
  readonly resets?: (answer: Answer, facts: Facts) => readonly StepId[];
}

export function defineStep<Answer, Facts>(
  definition: StepDefinition<Answer, Facts>,
): StepDefinition<Answer, Facts> {
  return definition;
}

export function toStep(step: StepId, handover: HandoverReason | null = null): Next {
  return { kind: 'step', step, handover };
}

/** For a step that takes any answer of its shape. */
export function always(): Result<null, never> {
  return ok(null);
}
