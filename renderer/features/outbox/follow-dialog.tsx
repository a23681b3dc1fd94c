import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Replacement } from '../../../shared/ipc/views.ts';
import { call } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import { replacementWords } from './outbox-words.ts';

interface FollowDialogProps {
  readonly kind: Replacement['kind'];
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Says once more what going on does, and does it. */
export function FollowDialog({ kind, opened, onClose }: FollowDialogProps) {
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const [isSure, setIsSure] = useState(false);
  const [tried, setTried] = useState(false);
  const needsCode = kind === 'unknown-device';
  const following = useMutation({
    mutationFn: () => call('followServer', { code: needsCode ? code.trim() : null }),
    onSuccess: (answer) => {
      if (!answer.ok) return;
      client.setQueryData(['line'], answer.value);
      onClose();
    },
  });
  const refused = following.data?.ok === false ? refusalWords(following.data.error) : null;
  const codeFault =
    needsCode && code.trim().length < 6 ? 'Escriba el código que dio la oficina central.' : null;
  return (
    <Modal opened={opened} onClose={onClose} title="Seguir con esta oficina central" size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isSure && codeFault === null && !following.isPending) following.mutate();
        }}
      >
        <Stack>
          <Text>{replacementWords[kind].follow}</Text>
          {refused && (
            <Banner kind="error" title={refused.title}>
              {refused.explanation} {refused.wayOn}
            </Banner>
          )}
          {needsCode && (
            <TextInput
              label="Código de registro"
              value={code}
              autoComplete="off"
              onChange={(event) => setCode(event.currentTarget.value)}
              error={tried ? codeFault : undefined}
              data-autofocus
            />
          )}
          <Checkbox
            label="Confirmé con la oficina central que es la correcta"
            checked={isSure}
            onChange={(event) => setIsSure(event.currentTarget.checked)}
            error={tried && !isSure ? 'Confírmelo antes de seguir.' : undefined}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancelar
            </Button>
            <Button type="submit" loading={following.isPending}>
              Seguir con esta oficina central
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
