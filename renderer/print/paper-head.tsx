import type { ReactNode } from 'react';
import type { Company } from '../../shared/domain/company.ts';
import styles from './paper.module.css';

interface PaperHeadProps {
  readonly company: Company;
  /** At the right: the paper's number, original or reprint. */
  readonly children: ReactNode;
}

/** The head that every paper has: the demonstration's mark, the company, and what the paper is called by. */
export function PaperHead({ company, children }: PaperHeadProps) {
  return (
    <>
      {company.demonstration && (
        <p className={styles.demonstration}>DEMOSTRACIÓN — datos inventados, sin validez</p>
      )}
      <header className={styles.header}>
        <div>
          <p className={styles.company}>{company.name}</p>
          <p>NIT {company.nit}</p>
          <p>{company.address}</p>
        </div>
        <div className={styles.number}>{children}</div>
      </header>
    </>
  );
}

interface PaperNumberProps {
  readonly number: string;
  readonly copy: number;
  readonly reason: string | null;
}

/** One original; whatever comes after it says so, and why (COM-DSC-P06 III.1). */
export function PaperNumber({ number, copy, reason }: PaperNumberProps) {
  return (
    <>
      <p>
        N.º <strong>{number}</strong>
      </p>
      <p>{copy === 0 ? 'ORIGINAL' : `REIMPRESIÓN N.º ${copy}`}</p>
      {copy > 0 && <p>Razón: {reason ?? '—'}</p>}
    </>
  );
}
