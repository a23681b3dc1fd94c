import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useNavigate } from 'react-router';
import { roleNames } from '../../shared/domain/people.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { outline, stepHeading } from '../../shared/procedure/outline.ts';
import { handoverReasonNames, withdrawalReasonNames } from '../../shared/procedure/words.ts';
import { PageHeading } from '../components/page-heading.tsx';
import { CaseBadge } from '../components/status-badge.tsx';
import { CaseSoFar } from './case-so-far.tsx';
import { HeldCase } from './held-case.tsx';
import { NotificationDesk } from './notification-desk.tsx';
import { ProblemBanner } from './problem-banner.tsx';
import { scrolledByKeys } from './scrolled-by-keys.ts';
import { Timeline } from './timeline.tsx';
import { Withdrawal } from './withdrawal.tsx';
import styles from './wizard.module.css';

/** Where the case stands, in a sentence. */
function standing({ state, summary }: CaseView): string {
  const { position, withdrawn, registered } = state;
  if (summary.status === 'refused')
    return 'La oficina central no aceptó el comienzo de este trámite: no sigue.';
  if (withdrawn) return `Trámite desistido: ${withdrawalReasonNames[withdrawn.reason]}.`;
  if (position.kind !== 'step') return 'El trámite está en mostrador, en la revisión antes de anular.';
  const roles = outline[position.step].roles.map((role) => roleNames[role]).join(', ');
  const why = position.handover ? `${handoverReasonNames[position.handover]}. ` : '';
  const done = registered ? 'La anulación está registrada. ' : '';
  return `${done}${why}Espera a ${roles}, en el paso ${stepHeading(position.step)}.`;
}

interface CaseOverviewProps {
  readonly view: CaseView;
  readonly isCounter: boolean;
  /** Goes on with a colleague's case; null where there is nothing to go on with. */
  readonly onTake: (() => void) | null;
}

/** A case that is not this user's to answer: where it stands, its paper and its history. */
export function CaseOverview({ view, isCounter, onTake }: CaseOverviewProps) {
  const navigate = useNavigate();
  const { state, summary } = view;
  const isRefused = summary.status === 'refused';
  const step = state.position.kind === 'step' ? state.position.step : null;
  return (
    <div className={styles.page}>
      <div className={styles.asked}>
        <Stack className={styles.content} gap="md">
          <PageHeading>Trámite {state.caseNumber}</PageHeading>
          <Group gap="sm">
            <CaseBadge status={summary.status} />
            <Text>{standing(view)}</Text>
          </Group>
          <ProblemBanner view={view} />
          {onTake && <HeldCase view={view} onTake={onTake} />}
          {state.handoffs.length > 0 && (
            <Text>Derivado a caja para la devolución (procedimiento Cajas, BSS-DCB-P01).</Text>
          )}
          {state.sideTasks.map((task) => (
            <Text key={task.step}>Además está abierta la tarea {stepHeading(task.step)}.</Text>
          ))}
          {!isCounter && step && !isRefused && (
            <Text className={styles.dimmed}>
              Esta versión muestra el trámite a Back Office; los pasos desde A.7 se atienden todavía en
              Smartflex.
            </Text>
          )}
          <Title order={2} size="h4">
            Historia
          </Title>
          <Timeline entries={view.timeline} />
          {state.registered && (
            <>
              <Title order={2} size="h4">
                Notificación {state.registered.notificationNumber}
              </Title>
              <NotificationDesk view={view} mayPrint={isCounter && !isRefused} />
            </>
          )}
          <Group>
            {isCounter && (
              <>
                <Button onClick={() => void navigate('/nuevo')}>Nueva anulación (F2)</Button>
                <Button variant="default" onClick={() => void navigate('/tramites')}>
                  Mis trámites
                </Button>
              </>
            )}
            <Withdrawal view={view} />
          </Group>
        </Stack>
      </div>
      <aside {...scrolledByKeys} className={styles.side} aria-label="El trámite hasta aquí">
        <CaseSoFar view={view} onChange={null} />
      </aside>
    </div>
  );
}
