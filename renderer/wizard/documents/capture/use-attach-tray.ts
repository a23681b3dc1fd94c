import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AuthorizationLetter } from '../../../../shared/domain/authorization-letter.ts';
import type { DocumentKind } from '../../../../shared/domain/documents.ts';
import type { CaseView } from '../../../../shared/ipc/views.ts';
import { call } from '../../../bridge/bridge.ts';
import { headOf } from '../../use-case-view.ts';
import { pagePictures } from './use-page-picture.ts';

/** Makes one document of the tray's pages; the answer becomes the case on screen, and the pictures of the pages are forgotten. */
export function useAttachTray(view: CaseView, kind: DocumentKind, onAttached: () => void) {
  const client = useQueryClient();
  const { caseId } = view.state;
  return useMutation({
    scope: { id: `tray ${caseId} ${kind}` },
    mutationFn: (letter: AuthorizationLetter | null) => call('attachTray', { ...headOf(view), kind, letter }),
    onSuccess: (answer) => {
      if (answer.ok) {
        client.setQueryData(['case', caseId], answer.value);
        client.setQueryData(['tray', caseId, kind], { pages: [] });
        client.removeQueries({ queryKey: [pagePictures, caseId, kind] });
        client.removeQueries({ queryKey: ['card-reading', caseId] });
        onAttached();
        return;
      }
      // What is on screen is not so any more.
      void client.invalidateQueries({ queryKey: ['tray', caseId, kind] });
      if (answer.error === 'stale-case') void client.invalidateQueries({ queryKey: ['case', caseId] });
    },
  });
}
