import { businessDay, formatDate } from '../domain/dates.ts';
import { answerOf } from './answers.ts';
import { checklistOf } from './checklist.ts';
import type { CaseState } from './state.ts';

/**
 * What of the customer's papers is there, as the slip of A.9 lists it for the customer: what was captured stays with the case, what was only
 * shown is asked for again; what is wrong with a letter is said, as another one may have to be brought.
 *
 * @param at when the slip is made.
 */
export function presentedLines(state: CaseState, at: string): string[] {
  const identified = answerOf(state, 'A1');
  if (!identified) return [];
  const { customer, request } = identified.facts;
  const paid = answerOf(state, 'A8')?.facts.paid ?? false;
  return checklistOf(state, { customer, request, businessDay: businessDay(at), paid }).flatMap(
    ({ name, standing, document, remarks }) => {
      if (standing === 'missing') return [];
      if (document === null) return [`${name}: vista hoy; tráigala otra vez`];
      const { pages } = document.capture ?? {};
      const size = pages === undefined ? '' : pages === 1 ? ', 1 página' : `, ${pages} páginas`;
      const told = remarks.map(({ words }) => ` Observación: ${words}`).join('');
      return [`${name}: entregada el ${formatDate(document.at)}${size}.${told}`];
    },
  );
}
