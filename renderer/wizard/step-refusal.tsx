import { Button } from '@mantine/core';
import { outline, type StepId } from '../../shared/procedure/outline.ts';
import { Banner } from '../components/banner.tsx';
import { refusalWords } from '../components/refusal-words.ts';
import type { CommandError } from './use-case-view.ts';

interface StepRefusalProps {
  readonly code: CommandError;
  /** The step at which the request is judged by what is known now: A.2 at the counter, A.11 at the back office. */
  readonly lookAgainAt: StepId | undefined;
  readonly onLookAgain: (step: StepId) => void;
}

/** Why an answer or the act was not taken, and the way on. */
export function StepRefusal({ code, lookAgainAt, onLookAgain }: StepRefusalProps) {
  const words = refusalWords(code);
  return (
    <Banner kind="error" title={words.title}>
      <p>
        {words.explanation} {words.wayOn}
      </p>
      {code === 'stale-facts' && lookAgainAt && (
        <Button variant="default" size="sm" onClick={() => onLookAgain(lookAgainAt)}>
          Ir al paso {outline[lookAgainAt].number}
        </Button>
      )}
    </Banner>
  );
}
