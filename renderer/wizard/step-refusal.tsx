import { Button } from '@mantine/core';
import { Banner } from '../components/banner.tsx';
import { refusalWords } from '../components/refusal-words.ts';
import type { CommandError } from './use-case-view.ts';

interface StepRefusalProps {
  readonly code: CommandError;
  /** Back to A.2, where the request is judged by what is known now. */
  readonly onLookAgain: () => void;
}

/** Why an answer or the act was not taken, and the way on. */
export function StepRefusal({ code, onLookAgain }: StepRefusalProps) {
  const words = refusalWords(code);
  return (
    <Banner kind="error" title={words.title}>
      <p>
        {words.explanation} {words.wayOn}
      </p>
      {code === 'stale-facts' && (
        <Button variant="default" size="sm" onClick={onLookAgain}>
          Ir al paso A.2
        </Button>
      )}
    </Banner>
  );
}
