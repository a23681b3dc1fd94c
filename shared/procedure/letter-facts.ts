import { businessDay } from '../domain/dates.ts';
import type { LetterFacts } from '../domain/letter-remarks.ts';
import { answerOf } from './answers.ts';
import type { CaseFacts } from './facts.ts';
import type { CaseState } from './state.ts';

/**
 * What an authorization letter of the case is compared with (COM-DSC-P06 A.8).
 *
 * The day is today until the annulment is registered, and from then on the day on which it was: a letter that has expired since was good
 * when it was relied upon.
 */
export function letterFactsOf(
  state: CaseState,
  facts: Pick<CaseFacts, 'customer' | 'request' | 'businessDay'>,
): LetterFacts {
  return {
    requestId: facts.request.id,
    holder: facts.customer,
    representative: answerOf(state, 'A8')?.answer.representative ?? null,
    day: state.registered ? businessDay(state.registered.at) : facts.businessDay,
  };
}
