import { Button } from '@mantine/core';
import { Banner } from '../../../components/banner.tsx';
import styles from './capture.module.css';
import { captureWords } from './capture-words.ts';
import type { TrayFailure } from './use-tray.ts';

interface TrayFailuresProps {
  readonly failures: readonly TrayFailure[];
  readonly onDismiss: () => void;
}

/** What was not taken, and why: each file by its name. */
export function TrayFailures({ failures, onDismiss }: TrayFailuresProps) {
  if (failures.length === 0) return null;
  return (
    <div className={styles.failures}>
      {failures.map(({ code, fileName }, index) => {
        const words = captureWords(code);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files can have one name; the list is only ever replaced
          <Banner key={index} kind="error" title={words.title}>
            <p>
              {fileName !== null && <>«{fileName}»: </>}
              {words.explanation} {words.wayOn}
            </p>
            {index === failures.length - 1 && (
              <Button size="xs" variant="default" onClick={onDismiss}>
                Entendido
              </Button>
            )}
          </Banner>
        );
      })}
    </div>
  );
}
