import { useEffect, useRef } from 'react';
import styles from './error-summary.module.css';

export interface FieldError {
  /** Id of the field's element. */
  readonly fieldId: string;
  readonly label: string;
  readonly message: string;
}

/** What has to be put right, with a link to each field; it takes the focus (U2, U7). The same words stand beside the fields. */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
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
