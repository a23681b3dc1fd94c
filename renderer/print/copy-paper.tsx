import styles from './copy-paper.module.css';

interface CopyPaperProps {
  readonly title: string;
  /** JPEGs as base64. */
  readonly pages: readonly string[];
}

/** A captured document on paper, a page a sheet: what it is a copy of, and what for, is written across each picture (R18). */
export function CopyPaper({ title, pages }: CopyPaperProps) {
  return (
    <article aria-label={title}>
      {pages.map((content, index) => (
        <figure
          // biome-ignore lint/suspicious/noArrayIndexKey: pages have no name but their place.
          key={index}
          className={styles.page}
        >
          <img
            className={styles.picture}
            src={`data:image/jpeg;base64,${content}`}
            alt={`Página ${index + 1} de ${pages.length}`}
          />
        </figure>
      ))}
    </article>
  );
}
