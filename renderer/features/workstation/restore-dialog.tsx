import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import type { BackupRow } from '../../../shared/ipc/store-channels.ts';

interface RestoreDialogProps {
  /** Null while nothing is asked. */
  readonly backup: BackupRow | null;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onRestore: (backup: BackupRow) => void;
}

/** What will happen, before it does. */
export function RestoreDialog({ backup, isBusy, onClose, onRestore }: RestoreDialogProps) {
  return (
    <Modal
      opened={backup !== null}
      onClose={onClose}
      title={backup ? `Restaurar la copia del ${formatDateTime(backup.at)}` : ''}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      size="lg"
    >
      <Stack>
        <Text>Reversa se cierra y vuelve a iniciar con los datos de esa copia.</Text>
        <List spacing="xs">
          <List.Item>Lo que se envió después de la copia vuelve a llegar de la oficina central.</List.Item>
          <List.Item>Lo que todavía no se envió está guardado aparte: se conserva y se envía.</List.Item>
          <List.Item>Los textos a medias de pasos sin responder quedan como estaban en la copia.</List.Item>
          <List.Item>Los datos de ahora se guardan aparte, por si hicieran falta.</List.Item>
        </List>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            No restaurar
          </Button>
          <Button color="red" loading={isBusy} onClick={() => backup && onRestore(backup)}>
            Restaurar y reiniciar
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
