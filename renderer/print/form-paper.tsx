import { formatDateTime } from '../../shared/domain/dates.ts';
import type { Form } from '../../shared/procedure/case-papers.ts';
import styles from './paper.module.css';
import { PaperHead, PaperNumber } from './paper-head.tsx';

/** A form of the procedure other than the notification (COM-DSC-P06 III.1), letter size: one layout for all. */
export function FormPaper({ form }: { readonly form: Form }) {
  return (
    <article className={styles.paper} aria-label={`${form.title} ${form.number}`}>
      <PaperHead company={form.company}>
        <PaperNumber number={form.number} copy={form.copy} reason={form.reprintReason} />
      </PaperHead>
      <h1>{form.title}</h1>
      <p className={styles.subtitle}>Procedimiento COM-DSC-P06</p>
      <dl className={styles.lines}>
        {form.lines.map(({ label, value }) => (
          <div key={label} className={styles.entry}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {form.text.map((paragraph) => (
        <p key={paragraph} className={styles.text}>
          {paragraph}
        </p>
      ))}
      {form.lists
        .filter(({ lines }) => lines.length > 0)
        .map(({ title, lines }) => (
          <section key={title} className={styles.box}>
            <h2>{title}</h2>
            <ul className={styles.list}>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      {form.signatures.length > 0 && (
        <div className={styles.signatures}>
          {form.signatures.map((signature) => (
            <p key={signature}>{signature}</p>
          ))}
        </div>
      )}
      <footer className={styles.footer}>
        Emitida el {formatDateTime(form.at)} en {form.area} por {form.advisor}.
      </footer>
    </article>
  );
}
