import { Button, Group, Text } from '@mantine/core';
import { IconHandGrab, IconHandOff, IconUserShare } from '@tabler/icons-react';
import { useState } from 'react';
import type { CaseView } from '../../shared/ipc/views.ts';
import { call } from '../bridge/bridge.ts';
import { Banner } from '../components/banner.tsx';
import { custodianOf, custodyWords } from '../components/custody-words.ts';
import { refusalWords } from '../components/refusal-words.ts';
import { useSession } from '../components/session.tsx';
import { useShortcut } from '../components/shortcuts.tsx';
import { useNow } from '../components/use-now.ts';
import { custodyChoices } from './custody-choices.ts';
import { ReassignDialog } from './reassign-dialog.tsx';
import { headOf, useCaseCommand } from './use-case-view.ts';

/** The button, which Ctrl+Enter presses too: on the page of a free case it is the main action (U1). */
function TakeButton({ isBusy, isTaking, onTake }: TakeButtonProps) {
  useShortcut('Ctrl+Enter', () => !isBusy && onTake(), 'Tomar');
  return (
    <Button
      leftSection={<IconHandGrab size={18} aria-hidden="true" />}
      loading={isTaking}
      disabled={isBusy}
      onClick={onTake}
    >
      Tomar
    </Button>
  );
}

interface TakeButtonProps {
  readonly isBusy: boolean;
  readonly isTaking: boolean;
  readonly onTake: () => void;
}

/** Who has a case of a queue, and the ways to take it, to let it go, to give it to somebody (U12). */
export function Custody({ view }: { readonly view: CaseView }) {
  const { user } = useSession();
  const now = useNow();
  const [asking, setAsking] = useState(false);
  const { caseId, holder } = view.state;
  const taking = useCaseCommand(caseId, () => call('takeCase', headOf(view)));
  const releasing = useCaseCommand(caseId, () => call('releaseCase', headOf(view)));
  if (!user) return null;
  const choices = custodyChoices(view, user, now);
  if (choices === null) return null;
  const isBusy = taking.isPending || releasing.isPending;
  // Of two commands the one that was given last is the one that is answered for.
  const last = taking.submittedAt > releasing.submittedAt ? taking : releasing;
  const refused = last.data?.ok === false ? refusalWords(last.data.error) : null;
  return (
    <>
      <Group gap="sm">
        <Text role="status">
          Custodia: {custodyWords(custodianOf(holder, now, view.facts.takeMinutes), user.userId, now)}.
        </Text>
        {choices.mayTake && (
          <TakeButton isBusy={isBusy} isTaking={taking.isPending} onTake={() => taking.mutate(undefined)} />
        )}
        {choices.mayRelease && (
          <Button
            variant="default"
            leftSection={<IconHandOff size={18} aria-hidden="true" />}
            loading={releasing.isPending}
            disabled={isBusy}
            onClick={() => releasing.mutate(undefined)}
          >
            {choices.isOwn ? 'Soltar' : 'Liberar'}
          </Button>
        )}
        {choices.mayReassign && (
          <Button
            variant="default"
            leftSection={<IconUserShare size={18} aria-hidden="true" />}
            disabled={isBusy}
            onClick={() => setAsking(true)}
          >
            Reasignar…
          </Button>
        )}
      </Group>
      {refused && (
        <Banner kind="error" title={refused.title}>
          {refused.explanation} {refused.wayOn}
        </Banner>
      )}
      {choices.mayReassign && <ReassignDialog view={view} opened={asking} onClose={() => setAsking(false)} />}
    </>
  );
}
