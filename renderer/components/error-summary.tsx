import { useEffect, useRef } from 'react';
import styles from './error-summary.module.css';

export interface FieldError {
  /** Id of the field's element. */
  readonly fieldId: string;
  readonly label: string;
  readonly message: string;
}

interface ErrorSummaryProps {
  /** How often the form was sent with something wrong; nothing is summed up before the first time. */
  readonly attempt: number;
  readonly errors: readonly FieldError[];
}

/**
 * What has to be put right, with a link to each field. It takes the focus once an attempt (U2, U7): an error that goes and comes while its
 * field is typed into leaves the focus there. The same words stand beside the fields.
 */
export function ErrorSummary({ attempt, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const told = useRef(0);
  // After every render: the errors may come later than the attempt that they are of.
  useEffect(() => {
    if (told.current === attempt || box.current === null) return;
    told.current = attempt;
    box.current.focus();
  });
  if (attempt === 0 || errors.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.summary}>
      <p className={styles.title}>
        {errors.length === 1 ? 'Falta corregir un dato' : `Falta corregir ${errors.length} datos`}
      </p>
      <ul>
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a
              href={`#${error.fieldId}`}
              onClick={(event) => {
                // The address is the router's: the link moves the focus alone.
                event.preventDefault();
                document.getElementById(error.fieldId)?.focus();
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
