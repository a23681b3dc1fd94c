import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { IconFileDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseView } from '../../shared/ipc/views.ts';
import { copiesOf, type PaperChoice, paperNumber } from '../../shared/procedure/decide-papers.ts';
import { paperTypeNames } from '../../shared/procedure/paper-types.ts';
import { call, query } from '../bridge/bridge.ts';
import { Banner } from '../components/banner.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { LoadingState } from '../components/loading-state.tsx';
import { refusalWords } from '../components/refusal-words.ts';
import { useShortcut } from '../components/shortcuts.tsx';
import { Paper } from '../print/paper.tsx';
import { headOf, useCaseCommand } from './use-case-view.ts';
import styles from './wizard.module.css';

type PaperAction = 'print' | 'save';

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const outcomeWords = {
  printed: { kind: 'success', text: 'El documento se envió a la impresora.' },
  saved: { kind: 'success', text: 'El documento se guardó en PDF.' },
  cancelled: { kind: 'info', text: 'No se imprimió ni se guardó nada.' },
  failed: { kind: 'error', text: 'No se pudo hacer. Revise la impresora o la carpeta y vuelva a intentar.' },
  'no-printer': {
    kind: 'warning',
    text: 'Este equipo no tiene una impresora instalada. Guarde el documento en PDF e imprímalo en otro equipo.',
  },
} as const;

interface PaperDeskProps extends PaperChoice {
  readonly view: CaseView;
  readonly mayPrint: boolean;
}

function usePaper(view: CaseView, choice: PaperChoice) {
  const [made, setMade] = useState<{
    readonly outcome: keyof typeof outcomeWords;
    readonly head: number;
  } | null>(null);
  const command = useCaseCommand(
    view.state.caseId,
    async (input: { action: PaperAction; reason: string | null }) => {
      setMade(null);
      const name = input.action === 'print' ? 'printPaper' : 'savePaper';
      const answer = await call(name, { ...headOf(view), ...choice, reason: input.reason });
      if (!answer.ok) return answer;
      setMade({ outcome: answer.value.outcome, head: answer.value.case.head });
      return { ok: true, value: answer.value.case };
    },
  );
  // Told once the case on screen has the paper: who goes on at the very word is not told that the case has changed.
  const outcome = made !== null && view.head >= made.head ? made.outcome : null;
  return { command, outcome };
}

interface ReasonDialogProps {
  readonly paperName: string;
  readonly action: PaperAction | null;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
}

/** One original and no copy: whatever comes after it says why (U14). */
function ReasonDialog({ paperName, action, onClose, onReason }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Modal
      opened={action !== null}
      onClose={onClose}
      title={`Reimpresión: ${paperName}`}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // The desk may stand in a step's form, and a submit bubbles through the dialog's portal.
          event.stopPropagation();
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
            description="Sale impresa en el documento y queda en el registro."
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

/** Preview, print, save and reprint of one of a case's papers; F4 prints. */
export function PaperDesk({ view, paper, of, mayPrint }: PaperDeskProps) {
  const { command, outcome } = usePaper(view, { paper, of });
  const paperName = paperTypeNames[paper];
  const [asked, setAsked] = useState<PaperAction | null>(null);
  const number = paperNumber(view.state, { paper, of });
  const hasOriginal = number !== null && copiesOf(view.state, number) > 0;
  const preview = useQuery({
    queryKey: ['paper', view.state.caseId, view.head, paper, of],
    queryFn: () => query('previewPaper', { caseId: view.state.caseId, paper, of }),
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
            {hasOriginal
              ? `Reimprimir ${lowerFirst(paperName)} (F4)`
              : `Imprimir ${lowerFirst(paperName)} (F4)`}
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
      {preview.isPending && <LoadingState label="Preparando el documento" />}
      {preview.isError && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && (
        <div className={styles.paperFrame}>
          <Paper job={preview.data} />
        </div>
      )}
      <ReasonDialog
        paperName={paperName}
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
