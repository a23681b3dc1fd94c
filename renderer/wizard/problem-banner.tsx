import { Button } from '@mantine/core';
import { formatDateTime } from '../../shared/domain/dates.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { call } from '../bridge/bridge.ts';
import { Banner } from '../components/banner.tsx';
import { refusalWords } from '../components/refusal-words.ts';
import { useCaseCommand } from './use-case-view.ts';

/** Why the case stands in Requiere atención: what the central office knows, who was first, and the way on. */
export function ProblemBanner({ view }: { readonly view: CaseView }) {
  const { problem } = view;
  const acknowledge = useCaseCommand(view.state.caseId, () =>
    call('acknowledgeProblem', { caseId: view.state.caseId }),
  );
  if (!problem) return null;
  const words = refusalWords(problem.code);
  const { winner } = problem;
  return (
    <Banner kind="error" title={`La oficina central no aceptó lo registrado: ${words.title}`}>
      <p>{words.explanation}</p>
      {winner && (
        <p>
          La anulación es del trámite <strong>{winner.caseNumber}</strong>, de {winner.advisor},{' '}
          {winner.areaName}, registrada el {formatDateTime(winner.at)}.
        </p>
      )}
      <p>{words.wayOn} Todo lo registrado aquí queda en la historia del trámite.</p>
      <Button
        variant="default"
        size="sm"
        loading={acknowledge.isPending}
        onClick={() => acknowledge.mutate(undefined)}
      >
        Entendido, quitar de Requiere atención
      </Button>
    </Banner>
  );
}
