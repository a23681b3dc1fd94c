import { createContext, useContext } from 'react';
import type { LetterFacts } from '../../../shared/domain/letter-remarks.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { letterFactsOf } from '../../../shared/procedure/letter-facts.ts';

/** Who came for the holder, while A.8 is being answered; null where nothing better is known than what is on record. */
export const WhoCame = createContext<LetterFacts['representative']>(null);

/** What a letter of the case is compared with, here and now. */
export function useLetterFacts({ state, facts }: CaseView): LetterFacts {
  const came = useContext(WhoCame);
  const known = letterFactsOf(state, facts);
  return came ? { ...known, representative: came } : known;
}
