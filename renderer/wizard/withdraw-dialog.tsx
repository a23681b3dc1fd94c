import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { withdrawalReasons } from '../../shared/procedure/events.ts';
import { withdrawalReasonNames } from '../../shared/procedure/words.ts';
import { ChoiceList } from '../components/choice-list.tsx';

export type WithdrawalReason = (typeof withdrawalReasons)[number];

interface WithdrawDialogProps {
  readonly caseNumber: string;
  readonly opened: boolean;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onWithdraw: (reason: WithdrawalReason, note: string) => void;
}

/** The customer changes their mind before the act (I-8): the case ends as desistida, with a reason. */
export function WithdrawDialog({ caseNumber, opened, isBusy, onClose, onWithdraw }: WithdrawDialogProps) {
  const [reason, setReason] = useState<WithdrawalReason | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const noteMissing = reason === 'other' && note.trim() === '';
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={`Desistir del trámite ${caseNumber}`}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      size="lg"
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason && !noteMissing) onWithdraw(reason, note.trim());
        }}
      >
        <Stack>
          <Text>El trámite termina sin anular nada. Queda en el registro y cuenta en el total del mes.</Text>
          <ChoiceList
            kind="single"
            id="withdrawal-reason"
            label="¿Por qué se desiste?"
            options={withdrawalReasons.map((each) => ({ value: each, label: withdrawalReasonNames[each] }))}
            value={reason ? [reason] : []}
            onChange={(value) => setReason(withdrawalReasons.find((each) => each === value[0]) ?? null)}
            error={tried && !reason ? 'Elija la razón.' : undefined}
          />
          <Textarea
            label={reason === 'other' ? 'Explique la razón (obligatorio)' : 'Nota (si hace falta)'}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={500}
            error={tried && noteMissing ? 'Escriba cuál es la razón.' : undefined}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Volver al trámite
            </Button>
            <Button type="submit" color="red" loading={isBusy}>
              Desistir del trámite
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
