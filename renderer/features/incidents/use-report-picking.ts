import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { AnswerTo } from '../../../shared/ipc/contract.ts';
import type { CaseRow, CaseView } from '../../../shared/ipc/views.ts';
import type { AnswerOf } from '../../../shared/procedure/steps.ts';
import { call } from '../../bridge/bridge.ts';
import type { CommandError } from '../../wizard/use-case-view.ts';
import { headOf } from '../../wizard/use-case-view.ts';

/** What was picked, or why not; `none`: nothing waits. */
export type Picked =
  | { readonly kind: 'opened'; readonly view: CaseView }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly code: CommandError; readonly caseId: string | null };

/** Answers B.1 for a case that waits in the report; one that is past it is opened where it stands. */
async function answerReport(view: CaseView, answer: AnswerOf<'B1'>): Promise<Picked> {
  const { position, caseId } = view.state;
  if (position.kind !== 'step' || position.step !== 'B1') return { kind: 'opened', view };
  const answered = await call('answerStep', { ...headOf(view), step: 'B1', target: null, answer });
  return answered.ok
    ? { kind: 'opened', view: answered.value }
    : { kind: 'refused', code: answered.error, caseId };
}

async function pickFrom(
  found: AnswerTo<'getCase'> | AnswerTo<'takeNextCase'>,
  answer: AnswerOf<'B1'>,
): Promise<Picked> {
  if (!found.ok) return { kind: 'refused', code: found.error, caseId: null };
  return found.value === null ? { kind: 'none' } : answerReport(found.value, answer);
}

interface Pick {
  /** Null for the next one of the queue. */
  readonly row: CaseRow | null;
  readonly answer: AnswerOf<'B1'>;
}

/** Picks a case out of the report (COM-DSC-P06 B.1) and goes to it, where B.2 shows it. */
export function useReportPicking() {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ row, answer }: Pick): Promise<Picked> =>
      pickFrom(await (row ? call('getCase', { caseId: row.caseId }) : call('takeNextCase', {})), answer),
    onSuccess: (picked) => {
      if (picked.kind !== 'opened') return;
      const { caseId } = picked.view.state;
      client.setQueryData(['case', caseId], picked.view);
      void navigate(`/tramites/${caseId}`);
    },
  });
}
