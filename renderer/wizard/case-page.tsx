import { useState } from 'react';
import { useParams } from 'react-router';
import type { CaseView } from '../../shared/ipc/views.ts';
import { ErrorState } from '../components/error-state.tsx';
import { LoadingState } from '../components/loading-state.tsx';
import { useSession } from '../components/session.tsx';
import { CaseOverview } from './case-overview.tsx';
import { useStepNavigation } from './step-navigation.ts';
import { useCaseView } from './use-case-view.ts';
import { Wizard } from './wizard.tsx';

function OpenedCase({ view }: { readonly view: CaseView }) {
  const { user } = useSession();
  const { shown } = useStepNavigation(view);
  const isOwn = view.summary.openedBy === user?.userId;
  const [isTaken, setTaken] = useState(false);
  const isMine = isOwn || isTaken;
  if (view.mayWork && shown !== null && isMine) return <Wizard view={view} shown={shown} />;
  return (
    <CaseOverview
      view={view}
      isCounter={user?.role === 'counter-advisor'}
      onTake={view.mayWork && shown !== null ? () => setTaken(true) : null}
    />
  );
}

/** One case: its wizard for who may answer the present step, its overview for everybody else. */
export function CasePage() {
  const { caseId = '' } = useParams();
  const found = useCaseView(caseId);
  // What was read, and what is half typed on it, stays on screen when a renewal fails.
  if (found.data) return <OpenedCase key={caseId} view={found.data} />;
  if (found.isPending) return <LoadingState label="Abriendo el trámite" />;
  return <ErrorState heading="Trámite" error={found.error} onRetry={() => void found.refetch()} />;
}
