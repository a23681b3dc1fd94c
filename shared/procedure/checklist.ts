import { type DocumentKind, documentKindNames } from '../domain/documents.ts';
import { type LetterRemark, letterRemarks } from '../domain/letter-remarks.ts';
import { answerOf } from './answers.ts';
import type { CaseFacts } from './facts.ts';
import { letterFactsOf } from './letter-facts.ts';
import { type Requirement, requirementNames } from './requirements.ts';
import type { CaseState } from './state.ts';
import type { AnswerOf } from './steps.ts';

export interface ChecklistLine {
  readonly name: string;
  /** The procedure asks for it; otherwise it is there all the same. */
  readonly required: boolean;
  /** `seen`: the original was shown, and stays with the customer. */
  readonly standing: 'missing' | 'seen' | 'captured';
  /** The latest one of its kind, captured. */
  readonly document: CaseState['documents'][number] | null;
  /** What stands out in a letter. */
  readonly remarks: readonly LetterRemark[];
}

type Known = Pick<CaseFacts, 'customer' | 'request' | 'businessDay'> & { readonly paid: boolean };
type Need = { readonly name: string; readonly kind: DocumentKind | null; readonly isSeen: boolean };

const captured: Readonly<Record<Requirement, DocumentKind | null>> = {
  'holder-card': null,
  'authorization-letter': 'authorization-letter',
  'holder-card-copy': 'identity-card-copy',
  invoice: 'invoice',
};

/** What A.8 asks for, by who came and whether something was paid. */
function holderNeeds(answer: AnswerOf<'A8'> | null, paid: boolean): readonly Need[] {
  if (answer === null) return [];
  const need = (requirement: Requirement, isSeen: boolean): Need => ({
    name: requirementNames[requirement],
    kind: captured[requirement],
    isSeen,
  });
  const ofRequester =
    answer.requester === 'holder'
      ? [need('holder-card', answer.holderCardSeen)]
      : [need('authorization-letter', false), need('holder-card-copy', false)];
  return paid ? [...ofRequester, need('invoice', answer.invoiceSeen)] : ofRequester;
}

/** What A.12 asks for, of a case that gets or got there: not every one does. */
function cardCopyNeeds({ path, position }: CaseState): readonly Need[] {
  const isThere = path.includes('A12') || (position.kind === 'step' && position.step === 'A12');
  const kinds = ['identity-card-copy', 'annulment-note'] as const;
  return isThere ? kinds.map((kind) => ({ name: documentKindNames[kind], kind, isSeen: false })) : [];
}

/** Asked for by two steps, it is one paper. */
function once(needs: readonly Need[]): readonly Need[] {
  return needs.filter(
    ({ kind }, index) => kind === null || needs.findIndex((each) => each.kind === kind) === index,
  );
}

/**
 * What a case needs of the customer's papers, and what of it is there (COM-DSC-P06 A.8, A.9, A.12): what is needed first, then what was
 * captured besides.
 *
 * @param answer to A.8, as it is on record or as it is being given; null while nobody has said who came.
 */
export function checklistOf(
  state: CaseState,
  known: Known,
  answer: AnswerOf<'A8'> | null = answerOf(state, 'A8')?.answer ?? null,
): readonly ChecklistLine[] {
  const latest = (kind: DocumentKind | null) =>
    state.documents.findLast((document) => document.kind === kind) ?? null;
  const came = answer?.representative;
  // While A.8 is being typed, half a name is nobody to compare with.
  const representative = came && came.name !== '' && came.identity !== '' ? came : null;
  const compared = { ...letterFactsOf(state, known), representative };
  const line = ({ name, kind, isSeen }: Need, required: boolean): ChecklistLine => {
    const document = latest(kind);
    return {
      name,
      required,
      standing: document ? 'captured' : isSeen ? 'seen' : 'missing',
      document,
      remarks: document?.letter ? letterRemarks(document.letter, compared) : [],
    };
  };
  const needs = once([...holderNeeds(answer, known.paid), ...cardCopyNeeds(state)]);
  const others = [...new Set(state.documents.map(({ kind }) => kind))]
    .filter((kind) => !needs.some((need) => need.kind === kind))
    .map((kind): Need => ({ name: documentKindNames[kind], kind, isSeen: false }));
  return [...needs.map((need) => line(need, true)), ...others.map((need) => line(need, false))];
}
