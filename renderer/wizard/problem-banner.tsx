import { Button, Group, Table } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { formatDateTime } from '../../shared/domain/dates.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { call } from '../bridge/bridge.ts';
import { Banner } from '../components/banner.tsx';
import { isWorthRetrying, refusalWords } from '../components/refusal-words.ts';
import scrolled from '../components/scrolled-table.module.css';
import { compareFacts } from './fact-differences.ts';
import { useCaseCommand } from './use-case-view.ts';

type Problem = NonNullable<CaseView['problem']>;

function CentralFacts({ problem, view }: { readonly problem: Problem; readonly view: CaseView }) {
  if (problem.facts === null) return null;
  const compared = compareFacts(problem.facts, view.facts);
  const isSame = compared.every(({ central, here }) => central === here);
  return (
    <>
      <p>
        Lo que sabía la oficina central el {formatDateTime(problem.at)}
        {isSame ? ', que ya es lo mismo que tiene este equipo:' : ', y lo que tiene este equipo ahora:'}
      </p>
      <div className={scrolled.scrollTable}>
        <Table aria-label="Datos de la oficina central y de este equipo">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Dato</Table.Th>
              <Table.Th>Oficina central</Table.Th>
              <Table.Th>Este equipo</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {compared.map(({ what, central, here }) => (
              <Table.Tr key={what}>
                <Table.Td>{what}</Table.Td>
                <Table.Td>{central === here ? central : <strong>{central}</strong>}</Table.Td>
                <Table.Td>{here}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}

/** Why the case stands in Requiere atención: what the central office knows, who was first, and the way on. */
export function ProblemBanner({ view }: { readonly view: CaseView }) {
  const { problem } = view;
  const { caseId } = view.state;
  const acknowledge = useCaseCommand(caseId, () => call('acknowledgeProblem', { caseId }));
  const retrying = useMutation({ mutationFn: () => call('retryCase', { caseId }) });
  if (!problem) return null;
  const words = refusalWords(problem.code);
  const { winner } = problem;
  const notRetried = retrying.data?.ok === false ? refusalWords(retrying.data.error) : null;
  return (
    <Banner kind="error" title={`La oficina central no aceptó lo registrado: ${words.title}`}>
      <p>{words.explanation}</p>
      {winner && (
        <p>
          La anulación es del trámite <strong>{winner.caseNumber}</strong>, de {winner.advisor},{' '}
          {winner.areaName}, desde el {formatDateTime(winner.at)}.
        </p>
      )}
      <CentralFacts problem={problem} view={view} />
      <p>{words.wayOn} Todo lo registrado aquí queda en la historia del trámite.</p>
      {isWorthRetrying(problem.code) && (
        <p>Si la causa ya se arregló, «Intentar de nuevo» envía otra vez lo mismo, sin cambiarlo.</p>
      )}
      {notRetried && (
        <p role="status">
          <strong>{notRetried.title}.</strong> {notRetried.explanation} {notRetried.wayOn}
        </p>
      )}
      <Group gap="sm">
        {isWorthRetrying(problem.code) && (
          <Button
            variant="default"
            size="sm"
            loading={retrying.isPending}
            onClick={() => retrying.mutate(undefined)}
          >
            Intentar de nuevo
          </Button>
        )}
        <Button
          variant="default"
          size="sm"
          loading={acknowledge.isPending}
          onClick={() => acknowledge.mutate(undefined)}
        >
          Entendido, quitar de Requiere atención
        </Button>
      </Group>
    </Banner>
  );
}
