import type { SummaryLine } from '../../../shared/procedure/step.ts';
import styles from './steps.module.css';

/** What is known, line by line: to be read and compared, not typed. */
export function FactList({ facts }: { readonly facts: readonly SummaryLine[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
