import type { AuthorizationLetter } from '../../../shared/domain/authorization-letter.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { letterRemarks } from '../../../shared/domain/letter-remarks.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import styles from './documents.module.css';
import { LetterRemarkList } from './letter-remark-list.tsx';
import { useLetterFacts } from './who-came.ts';

/** What a letter on record says, with what stands out in it. */
export function LetterSummary({
  view,
  letter,
}: {
  readonly view: CaseView;
  readonly letter: AuthorizationLetter;
}) {
  const known = useLetterFacts(view);
  const { grantor, representative, writtenOn, validUntil, requestId, scope } = letter;
  const end = validUntil === null ? 'no vence' : `vence el ${formatDate(validUntil)}`;
  return (
    <>
      <p className={styles.figures}>
        {grantor.name} ({grantor.identity}) autoriza a {representative.name} ({representative.identity}).
        Escrita el {formatDate(writtenOn)}, {end}
        {requestId !== null && `, nombra la solicitud ${requestId}`}. Para: {scope}
      </p>
      <LetterRemarkList remarks={letterRemarks(letter, known)} />
    </>
  );
}
