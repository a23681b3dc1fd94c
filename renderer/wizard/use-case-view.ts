import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ErrorOf, RouterError } from '../../shared/ipc/contract.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import type { Result } from '../../shared/result.ts';
import { query } from '../bridge/bridge.ts';

export type CommandError = ErrorOf<'answerStep'> | RouterError;

function caseKey(caseId: string) {
  return ['case', caseId] as const;
}

/** The case as it stands, renewed whenever the main process says that cases changed. */
export function useCaseView(caseId: string) {
  return useQuery({ queryKey: caseKey(caseId), queryFn: () => query('getCase', { caseId }) });
}

/** Refusals that say that what is on screen is not so any more. */
const staleScreen: readonly CommandError[] = ['stale-case', 'stale-facts', 'under-annulment'];

/**
 * A command on a case. Its answer becomes the case on screen; a refusal is kept to be shown, and the case read again, as it may have
 * changed meanwhile.
 */
export function useCaseCommand<Input>(
  caseId: string,
  command: (input: Input) => Promise<Result<CaseView, CommandError>>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: command,
    onSuccess: (answer) => {
      if (answer.ok) client.setQueryData(caseKey(caseId), answer.value);
      else if (staleScreen.includes(answer.error))
        void client.invalidateQueries({ queryKey: caseKey(caseId) });
    },
  });
}

/** What is asked with every command: the case, and the last event that this screen has seen. */
export function headOf(view: CaseView): { readonly caseId: string; readonly head: number } {
  return { caseId: view.state.caseId, head: view.head };
}
