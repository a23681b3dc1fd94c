import { Button } from '@mantine/core';
import { BridgeError } from '../bridge/bridge.ts';
import { Banner } from './banner.tsx';
import { PageHeading } from './page-heading.tsx';
import { refusalWords } from './refusal-words.ts';
import styles from './states.module.css';

interface ErrorStateProps {
  readonly error: Error;
  readonly onRetry: () => void;
  /** Where it stands for the whole page. */
  readonly heading?: string;
}

/** A place that could not be read: why, and another try. */
export function ErrorState({ error, onRetry, heading }: ErrorStateProps) {
  const words = refusalWords(error instanceof BridgeError ? error.code : 'failed');
  return (
    <div className={styles.state}>
      {heading && <PageHeading>{heading}</PageHeading>}
      <Banner kind="error" title={words.title}>
        <p>
          {words.explanation} {words.wayOn}
        </p>
        <Button variant="default" onClick={onRetry}>
          Volver a intentar
        </Button>
      </Banner>
    </div>
  );
}
