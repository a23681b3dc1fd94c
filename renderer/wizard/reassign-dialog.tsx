import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { roleNames } from '../../shared/domain/role-names.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { call, query } from '../bridge/bridge.ts';
import { Banner } from '../components/banner.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { refusalWords } from '../components/refusal-words.ts';
import { headOf, useCaseCommand } from './use-case-view.ts';

interface ReassignDialogProps {
  readonly view: CaseView;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The head gives the case to somebody who may answer its present step, and says why. */
export function ReassignDialog({ view, opened, onClose }: ReassignDialogProps) {
  const { caseId, caseNumber, position } = view.state;
  const [userId, setUserId] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const found = useQuery({
    queryKey: ['case', caseId, 'assignees', position],
    queryFn: () => query('listAssignees', { caseId }),
    enabled: opened,
  });
  const reassigning = useCaseCommand(caseId, (given: { readonly userId: string; readonly reason: string }) =>
    call('reassignCase', { ...headOf(view), ...given }),
  );
  const refused = reassigning.data?.ok === false ? refusalWords(reassigning.data.error) : null;
  const close = () => {
    setUserId('');
    setReason('');
    setTried(false);
    reassigning.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={`Reasignar el trámite ${caseNumber}`} size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // The dialog stands within other forms of the page, which would hear it too.
          event.stopPropagation();
          setTried(true);
          if (userId === '' || reason.trim() === '' || reassigning.isPending) return;
          reassigning.mutate(
            { userId, reason: reason.trim() },
            { onSuccess: (answer) => answer.ok && close() },
          );
        }}
      >
        <Stack>
          <Text>Quien lo reciba lo tiene desde ahora; queda registrado quién lo reasignó y por qué.</Text>
          {refused && (
            <Banner kind="error" title={refused.title}>
              {refused.explanation} {refused.wayOn}
            </Banner>
          )}
          {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
          {/* There from the beginning: what comes after the dialog has opened would not get the focus. */}
          <Select
            label="A quién"
            placeholder={found.isPending ? 'Buscando a quién corresponde…' : 'Escriba o elija'}
            data={(found.data ?? []).map((each) => ({
              value: each.userId,
              label: `${each.name} — ${roleNames[each.role]}, ${each.areaName}`,
            }))}
            searchable
            selectFirstOptionOnChange
            nothingFoundMessage={
              found.isPending
                ? 'Buscando a quién corresponde…'
                : 'Nadie que pueda atender este paso se llama así'
            }
            value={userId === '' ? null : userId}
            onChange={(value) => setUserId(value ?? '')}
            error={tried && userId === '' ? 'Elija quién lo recibe.' : undefined}
            data-autofocus
          />
          <TextInput
            label="Razón"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={200}
            error={tried && reason.trim() === '' ? 'Escriba por qué se reasigna.' : undefined}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancelar
            </Button>
            <Button type="submit" loading={reassigning.isPending}>
              Reasignar
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
