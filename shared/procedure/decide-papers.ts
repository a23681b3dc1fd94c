import type { Role } from '../domain/people.ts';
import { ok, type Result, refuse } from '../result.ts';
import { slipNumber } from './a-09-ask-requirements.ts';
import { communicationNumber } from './a-15-inadmissible.ts';
import type { ActionOf, Actor } from './events.ts';
import type { PaperType } from './paper-types.ts';
import type { RefusalCode } from './refusals.ts';
import type { CaseState } from './state.ts';

/** A paper of a case, before it has a number: an autonomous order's or a hand-off's is the one that it names. */
export interface PaperChoice {
  readonly paper: PaperType;
  readonly of: string | null;
}

const printers: Readonly<Record<PaperType, readonly Role[]>> = {
  notification: ['counter-advisor'],
  'requirements-slip': ['back-office-commercial'],
  inadmissibility: ['back-office-commercial'],
  'autonomous-order': ['back-office-incidents', 'test-desk', 'switching', 'laboratory'],
  handoff: ['back-office-incidents', 'counter-advisor'],
};

/** @returns null while the case has no such paper. */
export function paperNumber(state: CaseState, { paper, of }: PaperChoice): string | null {
  const at = (step: string) => state.position.kind === 'step' && state.position.step === step;
  switch (paper) {
    case 'notification':
      return state.registered?.notificationNumber ?? null;
    case 'requirements-slip':
      if (at('A9')) return slipNumber(state.caseNumber, state.asked.length);
      return state.asked.at(-1)?.slipNumber ?? null;
    case 'inadmissibility': {
      const isTold = state.position.kind === 'ended' && state.position.outcome === 'inadmissible';
      return at('A15') || isTold ? communicationNumber(state.caseNumber) : null;
    }
    case 'autonomous-order':
      return state.orders.find(({ number }) => number === of)?.number ?? null;
    case 'handoff':
      return state.handoffs.find(({ number }) => number === of)?.number ?? null;
  }
}

/** How often the paper was made: 0 while it has no original. */
export function copiesOf(state: Pick<CaseState, 'prints'>, number: string): number {
  return state.prints.filter((print) => print.number === number && print.outcome !== 'failed').length;
}

export function print(
  state: CaseState,
  choice: PaperChoice & {
    readonly outcome: ActionOf<'paper-printed'>['outcome'];
    readonly reason: string | null;
  },
  actor: Actor,
): Result<ActionOf<'paper-printed'>, RefusalCode> {
  if (!printers[choice.paper].includes(actor.role)) return refuse('wrong-role');
  const number = paperNumber(state, choice);
  if (number === null) return refuse('not-current-step');
  const copy = copiesOf(state, number);
  const reason = choice.reason?.trim() || null;
  // One original and no copy (section III.1): whatever comes after it says why.
  if (copy > 0 && reason === null) return refuse('invalid-answer');
  const { paper, outcome } = choice;
  return ok({ type: 'paper-printed', paper, number, copy, reason: copy > 0 ? reason : null, outcome });
}
