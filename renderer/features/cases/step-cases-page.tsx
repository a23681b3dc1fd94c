import { useMemo } from 'react';
import { useParams } from 'react-router';
import { type StepId, stepHeading, stepIds } from '../../../shared/procedure/outline.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useSession } from '../../components/session.tsx';
import { useNow } from '../../components/use-now.ts';
import { stepColumns } from './case-columns.tsx';
import { CaseListPage } from './case-list-page.tsx';
import { CaseTable } from './case-table.tsx';
import type { CaseRows } from './use-case-rows.ts';

function StepTable({ label, found }: { readonly label: string; readonly found: CaseRows }) {
  const { user, settings } = useSession();
  const now = useNow();
  const columns = useMemo(() => (user ? stepColumns({ user, settings, now }) : []), [user, settings, now]);
  return <CaseTable label={label} columns={columns} rows={found.rows} paging={found} />;
}

/** The cases that wait for somebody at one step, for the head. */
export function StepCasesPage() {
  const parameters = useParams();
  const step: StepId | null = stepIds.find((each) => each === parameters.step) ?? null;
  const heading = step ? `Esperan en ${stepHeading(step)}` : 'Trámites que esperan';
  return (
    <CaseListPage
      heading={heading}
      list="all"
      step={step}
      empty={
        <EmptyState title="Nada espera en este paso">Los trámites que lleguen aparecen aquí.</EmptyState>
      }
      table={(found) => <StepTable label={heading} found={found} />}
    />
  );
}
