import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseView } from '../../../../shared/ipc/views.ts';
import { LetterForm } from '../letter-form.tsx';
import { type LetterValues, noLetter } from '../letter-values.ts';
import { useLetterFacts } from '../who-came.ts';

interface LetterDraft {
  readonly value: LetterValues;
  readonly change: (values: LetterValues) => void;
  /** With the letter that was typed just now: a key can come before it is drawn. */
  readonly latest: () => LetterValues;
}

/** What is typed of a letter stays while its person is signed in, also when the screen is closed before it is attached. */
export function useLetterDraft(caseId: string): LetterDraft {
  const client = useQueryClient();
  const queryKey = ['letter-draft', caseId];
  const draft = useQuery<LetterValues>({
    queryKey,
    queryFn: () => noLetter,
    initialData: noLetter,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return {
    value: draft.data,
    change: (values) => client.setQueryData(queryKey, values),
    latest: () => client.getQueryData<LetterValues>(queryKey) ?? noLetter,
  };
}

interface CapturedLetterProps {
  readonly view: CaseView;
  readonly value: LetterValues;
  readonly onChange: (values: LetterValues) => void;
  /** Raised at each attempt to attach. */
  readonly attempt: number;
}

/** What the letter says, typed beside its picture. */
export function CapturedLetter({ view, value, onChange, attempt }: CapturedLetterProps) {
  return <LetterForm value={value} onChange={onChange} known={useLetterFacts(view)} attempt={attempt} />;
}
