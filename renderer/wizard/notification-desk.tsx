import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { IconFileDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseView } from '../../shared/ipc/views.ts';
import { call, query } from '../bridge/bridge.ts';
import { Banner } from '../components/banner.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { LoadingState } from '../components/loading-state.tsx';
import { refusalWords } from '../components/refusal-words.ts';
import { useShortcut } from '../components/shortcuts.tsx';
import { NotificationPaper } from '../print/notification-paper.tsx';
import { headOf, useCaseCommand } from './use-case-view.ts';
import styles from './wizard.module.css';

type PaperAction = 'print' | 'save';

const outcomeWords = {
  printed: { kind: 'success', text: 'La notificación se envió a la impresora.' },
  saved: { kind: 'success', text: 'La notificación se guardó en PDF.' },
  cancelled: { kind: 'info', text: 'No se imprimió ni se guardó nada.' },
  failed: { kind: 'error', text: 'No se pudo hacer. Revise la impresora o la carpeta y vuelva a intentar.' },
  'no-printer': {
    kind: 'warning',
    text: 'Este equipo no tiene una impresora instalada. Guarde la notificación en PDF e imprímala en otro equipo.',
  },
} as const;

function usePaper(view: CaseView) {
  const [outcome, setOutcome] = useState<keyof typeof outcomeWords | null>(null);
  const command = useCaseCommand(
    view.state.caseId,
    async (input: { action: PaperAction; reason: string | null }) => {
      setOutcome(null);
      const name = input.action === 'print' ? 'printNotification' : 'saveNotification';
      const answer = await call(name, { ...headOf(view), reason: input.reason });
      if (!answer.ok) return answer;
      setOutcome(answer.value.outcome);
      return { ok: true, value: answer.value.case };
    },
  );
  return { command, outcome };
}

interface ReasonDialogProps {
  readonly action: PaperAction | null;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
}

/** One original and no copy: whatever comes after it says why (U14). */
function ReasonDialog({ action, onClose, onReason }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Modal
      opened={action !== null}
      onClose={onClose}
      title="Reimpresión de la notificación"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim() === '') return;
          onReason(reason.trim());
          setReason('');
          setTried(false);
        }}
      >
        <Stack>
          <TextInput
            label="Razón de la reimpresión"
            description="Sale impresa en la notificación y queda en el registro."
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={200}
            error={tried && reason.trim() === '' ? 'Escriba por qué se imprime otra vez.' : undefined}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancelar
            </Button>
            <Button type="submit">{action === 'save' ? 'Guardar en PDF' : 'Reimprimir'}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Preview, print, save and reprint of a case's notification; F4 prints. */
export function NotificationDesk({
  view,
  mayPrint,
}: {
  readonly view: CaseView;
  readonly mayPrint: boolean;
}) {
  const { command, outcome } = usePaper(view);
  const [asked, setAsked] = useState<PaperAction | null>(null);
  const hasOriginal = view.state.prints.some((print) => print.outcome !== 'failed');
  const preview = useQuery({
    queryKey: ['notification', view.state.caseId, view.head],
    queryFn: () => query('previewNotification', { caseId: view.state.caseId }),
  });
  const start = (action: PaperAction) => {
    if (!mayPrint || command.isPending) return;
    if (hasOriginal) setAsked(action);
    else command.mutate({ action, reason: null });
  };
  useShortcut('F4', () => start('print'), hasOriginal ? 'Reimprimir' : 'Imprimir', { enabled: mayPrint });
  const refused = command.data?.ok === false ? refusalWords(command.data.error) : null;
  return (
    <Stack gap="md">
      {mayPrint && (
        <Group>
          <Button
            size="md"
            leftSection={<IconPrinter size={18} aria-hidden="true" />}
            variant={hasOriginal ? 'default' : 'filled'}
            loading={command.isPending}
            onClick={() => start('print')}
          >
            {hasOriginal ? 'Reimprimir notificación (F4)' : 'Imprimir notificación (F4)'}
          </Button>
          <Button
            size="md"
            variant="default"
            leftSection={<IconFileDownload size={18} aria-hidden="true" />}
            disabled={command.isPending}
            onClick={() => start('save')}
          >
            Guardar en PDF
          </Button>
        </Group>
      )}
      {refused && (
        <Banner kind="error" title={refused.title}>
          {refused.explanation}
        </Banner>
      )}
      {outcome && <Banner kind={outcomeWords[outcome].kind} title={outcomeWords[outcome].text} />}
      {preview.isPending && <LoadingState label="Preparando la notificación" />}
      {preview.isError && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && (
        <div className={styles.paperFrame}>
          <NotificationPaper notification={preview.data} />
        </div>
      )}
      <ReasonDialog
        action={asked}
        onClose={() => setAsked(null)}
        onReason={(reason) => {
          if (asked) command.mutate({ action: asked, reason });
          setAsked(null);
        }}
      />
    </Stack>
  );
}
