import { EmptyState } from '../../components/empty-state.tsx';
import { AttentionTable } from './attention-table.tsx';
import { CaseListPage } from './case-list-page.tsx';

const heading = 'Requiere atención';

/** Conflicts and refusals of the central office that somebody has to look at. */
export function AttentionPage() {
  return (
    <CaseListPage
      heading={heading}
      list="attention"
      empty={
        <EmptyState title="Nada requiere atención">
          Si la oficina central no acepta algo, el trámite aparece aquí con la razón y lo que se puede hacer.
        </EmptyState>
      }
      table={(found) => <AttentionTable label={heading} found={found} />}
    />
  );
}
