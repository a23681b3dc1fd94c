import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { CaseView, SignedIn } from '../../shared/ipc/views.ts';
import { holderNow } from '../../shared/procedure/custody.ts';
import type { StepId } from '../../shared/procedure/outline.ts';
import { isQueued } from '../../shared/procedure/tasks.ts';
import { ErrorState } from '../components/error-state.tsx';
import { LoadingState } from '../components/loading-state.tsx';
import { useSession } from '../components/session.tsx';
import { CaseOverview } from './case-overview.tsx';
import { type Place, useStepNavigation } from './step-navigation.ts';
import { useCaseView } from './use-case-view.ts';
import { Wizard } from './wizard.tsx';

/** Steps that take the case by being answered: the row was picked for it, or one look is all there is to do. */
const takenByAnswer: readonly StepId[] = ['A14', 'A16', 'B1', 'B2', 'B12'];

/** A queued case is worked on by who has taken it (U12); the counter's is the opener's until a colleague goes on with it. */
function isMine(view: CaseView, shown: Place, user: SignedIn | null, hasGoneOn: boolean): boolean {
  const { state, facts } = view;
  if (shown === 'review' || !isQueued(shown)) return view.summary.openedBy === user?.userId || hasGoneOn;
  if (state.sideTasks.some((task) => task.step === shown)) return true;
  const holder = holderNow(state, facts);
  return holder === null ? takenByAnswer.includes(shown) : holder.userId === user?.userId;
}

function OpenedCase({ view }: { readonly view: CaseView }) {
  const { user } = useSession();
  const { shown } = useStepNavigation(view);
  const [parameters] = useSearchParams();
  const [hasGoneOn, setGoneOn] = useState(false);
  const isWhole = parameters.get('ver') === 'todo';
  if (!isWhole && view.mayWork && shown !== null && isMine(view, shown, user, hasGoneOn)) {
    return <Wizard view={view} shown={shown} />;
  }
  const atCounter = shown !== null && (shown === 'review' || !isQueued(shown));
  const mayGoOn = view.mayWork && atCounter && !isMine(view, shown, user, hasGoneOn);
  return (
    <CaseOverview
      view={view}
      user={user}
      onTake={mayGoOn ? () => setGoneOn(true) : null}
      isWorkable={view.mayWork && shown !== null && isMine(view, shown, user, hasGoneOn)}
    />
  );
}

/** One case: its wizard for who answers the present step, its overview for everybody else. */
export function CasePage() {
  const { caseId = '' } = useParams();
  const found = useCaseView(caseId);
  // What was read, and what is half typed on it, stays on screen when a renewal fails.
  if (found.data) return <OpenedCase key={caseId} view={found.data} />;
  if (found.isPending) return <LoadingState label="Abriendo el trámite" />;
  return <ErrorState heading="Trámite" error={found.error} onRetry={() => void found.refetch()} />;
}
