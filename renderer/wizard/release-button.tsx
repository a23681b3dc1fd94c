import { Button } from '@mantine/core';
import type { CaseView } from '../../shared/ipc/views.ts';
import { call } from '../bridge/bridge.ts';
import { Banner } from '../components/banner.tsx';
import { refusalWords } from '../components/refusal-words.ts';
import { useSession } from '../components/session.tsx';
import { useNow } from '../components/use-now.ts';
import { custodyChoices } from './custody-choices.ts';
import { headOf, useCaseCommand } from './use-case-view.ts';

/** "Soltar" beside the act: who has taken a case can let it go without leaving its step (U12). */
export function ReleaseButton({ view }: { readonly view: CaseView }) {
  const { user } = useSession();
  const now = useNow();
  const releasing = useCaseCommand(view.state.caseId, () => call('releaseCase', headOf(view)));
  const choices = user && custodyChoices(view, user, now);
  if (!choices?.isOwn || !choices.mayRelease) return null;
  const refused = releasing.data?.ok === false ? refusalWords(releasing.data.error) : null;
  return (
    <>
      <Button variant="subtle" loading={releasing.isPending} onClick={() => releasing.mutate(undefined)}>
        Soltar
      </Button>
      {refused && (
        <Banner kind="error" title={refused.title}>
          {refused.explanation} {refused.wayOn}
        </Banner>
      )}
    </>
  );
}
