import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { RequestView } from '../../../shared/ipc/views.ts';
import { call } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import { useShortcut } from '../../components/shortcuts.tsx';
import { annulmentChoice } from './annulment-choice.ts';

/** The page's main action, which Ctrl+Enter does too. */
function MainAction({ label, isBusy, onRun }: { label: string; isBusy: boolean; onRun: () => void }) {
  useShortcut('Ctrl+Enter', onRun, label);
  return (
    <Group>
      <Button size="md" loading={isBusy} onClick={onRun}>
        {label}
      </Button>
    </Group>
  );
}

function OpenCase({ requestId }: { readonly requestId: string }) {
  const navigate = useNavigate();
  const opening = useMutation({
    mutationFn: () => call('openCase', { requestId }),
    onSuccess: (answer) => {
      if (answer.ok) void navigate(`/tramites/${answer.value.state.caseId}`);
    },
  });
  const words = opening.data?.ok === false ? refusalWords(opening.data.error) : null;
  return (
    <>
      {words && (
        <Banner kind="error" title={words.title}>
          {words.explanation} {words.wayOn}
        </Banner>
      )}
      <MainAction
        label="Anular esta solicitud"
        isBusy={opening.isPending}
        onRun={() => {
          if (!opening.isPending) opening.mutate();
        }}
      />
    </>
  );
}

/** Begins the annulment of a request, goes on with the one that is under way, or says why neither can be. */
export function AnnulmentAction({ view }: { readonly view: RequestView }) {
  const navigate = useNavigate();
  const choice = annulmentChoice(view);
  if (choice.kind === 'open') return <OpenCase requestId={view.request.id} />;
  if (choice.kind === 'nothing-left') return <Text>No queda ningún producto por anular.</Text>;
  const { caseId, caseNumber, openedByName, areaName } = choice.case;
  return (
    <>
      <Banner kind="info" title={`La solicitud está en el trámite ${caseNumber}`}>
        Lo tiene {openedByName}, {areaName}.
      </Banner>
      <MainAction
        label={`Abrir el trámite ${caseNumber}`}
        isBusy={false}
        onRun={() => void navigate(`/tramites/${caseId}`)}
      />
    </>
  );
}
