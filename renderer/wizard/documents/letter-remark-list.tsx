import type { LetterRemark } from '../../../shared/domain/letter-remarks.ts';
import { Banner } from '../../components/banner.tsx';

/** What stands out in an authorization letter: said, and left to the person at the desk. */
export function LetterRemarkList({ remarks }: { readonly remarks: readonly LetterRemark[] }) {
  if (remarks.length === 0) return null;
  return (
    <Banner kind="warning" title="Revise la carta antes de aceptarla">
      {remarks.length === 1 ? (
        remarks[0]?.words
      ) : (
        <ul>
          {remarks.map(({ kind, words }) => (
            <li key={kind}>{words}</li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
