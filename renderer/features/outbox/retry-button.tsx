import { Button } from '@mantine/core';

interface RetryButtonProps {
  /** Number of the case, for who hears the page instead of seeing it. */
  readonly of: string;
  readonly onRetry: () => void;
}

/** In a row that opens its case: what the button is told must not reach the row. */
export function RetryButton({ of, onRetry }: RetryButtonProps) {
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`Intentar de nuevo, trámite ${of}`}
      onClick={(event) => {
        event.stopPropagation();
        onRetry();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      Intentar de nuevo
    </Button>
  );
}
