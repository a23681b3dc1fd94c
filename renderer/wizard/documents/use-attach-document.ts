import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DocumentKind } from '../../../shared/domain/documents.ts';
import type { AnswerTo } from '../../../shared/ipc/contract.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { call } from '../../bridge/bridge.ts';
import { headOf } from '../use-case-view.ts';
import { readFileContent } from './read-file.ts';

/** More than the longest name of a file: what is longer was made up. */
const longestName = 260;

/** Attaches a file to the case; the answer becomes the case on screen. */
export function useAttachDocument(view: CaseView, kind: DocumentKind) {
  const client = useQueryClient();
  const caseKey = ['case', view.state.caseId];
  return useMutation({
    mutationFn: async (file: File): Promise<AnswerTo<'attachDocument'>> => {
      const read = await readFileContent(file);
      if (!read.ok) return read;
      const fileName = file.name.slice(0, longestName) || 'documento';
      return call('attachDocument', { ...headOf(view), kind, fileName, content: read.value });
    },
    onSuccess: (answer) => {
      if (answer.ok) client.setQueryData(caseKey, answer.value);
      else if (answer.error === 'stale-case') void client.invalidateQueries({ queryKey: caseKey });
    },
  });
}
