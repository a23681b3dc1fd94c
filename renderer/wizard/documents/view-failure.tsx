import { Button, Stack } from '@mantine/core';
import { Banner } from '../../components/banner.tsx';
import { mayTryAgain, openWords } from './document-words.ts';
import type { ViewError } from './use-document-view.ts';

interface ViewFailureProps {
  readonly code: ViewError;
  readonly onRetry: () => void;
}

/** Why a document is not shown, and the way on. */
export function ViewFailure({ code, onRetry }: ViewFailureProps) {
  const words = openWords(code);
  return (
    <Stack gap="sm" align="flex-start">
      <Banner kind="error" title={words.title}>
        {words.explanation} {words.wayOn}
      </Banner>
      {mayTryAgain(code) && <Button onClick={onRetry}>Volver a intentar</Button>}
    </Stack>
  );
}
