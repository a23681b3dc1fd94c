import { Button, Group } from '@mantine/core';
import { IconHandGrab } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../bridge/bridge.ts';
import { Banner } from './banner.tsx';
import { refusalWords } from './refusal-words.ts';
import { useShortcut } from './shortcuts.tsx';

/** "Tomar el siguiente": the case that waits longest and that nobody has, taken and opened at once (F8). */
export function QueueActions() {
  const navigate = useNavigate();
  const taking = useMutation({
    mutationFn: () => call('takeNextCase', {}),
    onSuccess: (answer) => {
      if (answer.ok && answer.value) void navigate(`/tramites/${answer.value.state.caseId}`);
    },
  });
  const take = () => {
    if (!taking.isPending) taking.mutate();
  };
  useShortcut('F8', take, 'Tomar el siguiente');
  const words = taking.data?.ok === false ? refusalWords(taking.data.error) : null;
  return (
    <>
      <Group>
        <Button
          size="md"
          leftSection={<IconHandGrab size={18} aria-hidden="true" />}
          loading={taking.isPending}
          onClick={take}
        >
          Tomar el siguiente (F8)
        </Button>
      </Group>
      {words && (
        <Banner kind="error" title={words.title}>
          {words.explanation} {words.wayOn}
        </Banner>
      )}
      {taking.data?.ok && taking.data.value === null && (
        <Banner kind="info" title="No hay trámites libres en la cola">
          Los que se ven los tiene alguien, o ninguno espera. Lo nuevo aparece aquí a los pocos segundos.
        </Banner>
      )}
    </>
  );
}
