import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import type { UseMutationResult } from '@tanstack/react-query';
import { useMutation } from '@tanstack/react-query';
import type { AnswerTo } from '../../../shared/ipc/contract.ts';
import { call } from '../../bridge/bridge.ts';
import { Banner } from '../../components/banner.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import { exportWords } from './outbox-words.ts';

type Exporting = UseMutationResult<AnswerTo<'exportOutbox'>, Error, void>;

export function useOutboxExport(): Exporting {
  return useMutation({ mutationFn: () => call('exportOutbox', {}) });
}

/** For a workstation whose line leads nowhere: what waits goes by hand. */
export function ExportButton({ exporting }: { readonly exporting: Exporting }) {
  return (
    <Button
      size="md"
      variant="default"
      leftSection={<IconFileExport size={18} aria-hidden="true" />}
      loading={exporting.isPending}
      onClick={() => exporting.mutate()}
    >
      Exportar lo que espera…
    </Button>
  );
}

export function ExportOutcome({ exporting }: { readonly exporting: Exporting }) {
  const { data } = exporting;
  if (!data) return null;
  if (data.ok) {
    const { kind, title, text } = exportWords(data.value);
    return (
      <Banner kind={kind} title={title}>
        {text}
      </Banner>
    );
  }
  const words = refusalWords(data.error);
  return (
    <Banner kind="error" title={words.title}>
      {words.explanation} {words.wayOn}
    </Banner>
  );
}
