import { Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CaseView, SignedIn } from '../../shared/ipc/views.ts';
import { mayAnswer, stepHeading, stepIds } from '../../shared/procedure/outline.ts';
import { PageHeading } from '../components/page-heading.tsx';
import { QueueActions } from '../components/queue-actions.tsx';
import { useShortcut } from '../components/shortcuts.tsx';
import { CaseBadge } from '../components/status-badge.tsx';
import { CaseDiagram } from './case-diagram.tsx';
import { CaseOrders } from './case-orders.tsx';
import { CasePapers } from './case-papers.tsx';
import { CaseSoFar } from './case-so-far.tsx';
import { standingOf } from './case-standing.ts';
import { Custody } from './custody.tsx';
import { CaseDocuments } from './documents/case-documents.tsx';
import { MissingDocuments } from './documents/missing-documents.tsx';
import { HandoffPanel } from './handoff-panel.tsx';
import { HeldCase } from './held-case.tsx';
import { ImpossiblePanel } from './impossible-panel.tsx';
import { MailOutcome } from './mail-outcome.tsx';
import { ProblemBanner } from './problem-banner.tsx';
import { scrolledByKeys } from './scrolled-by-keys.ts';
import { Timeline } from './timeline.tsx';
import { Withdrawal } from './withdrawal.tsx';
import styles from './wizard.module.css';

interface CaseOverviewProps {
  readonly view: CaseView;
  readonly user: SignedIn | null;
  /** Goes on with a colleague's case at the counter; null where there is nothing to go on with. */
  readonly onTake: (() => void) | null;
  /** Looked at as a whole by who could go on with it. */
  readonly isWorkable: boolean;
}

function GoOnButton({ caseId }: { readonly caseId: string }) {
  const navigate = useNavigate();
  const goOn = () => void navigate(`/tramites/${caseId}`);
  useShortcut('Ctrl+Enter', goOn, 'Continuar en el paso');
  return (
    <Group>
      <Button size="md" onClick={goOn}>
        Continuar en el paso
      </Button>
    </Group>
  );
}

/** A case of which this desk of queues has nothing left to do: the next one is what comes now. */
function isHandedOn(view: CaseView, user: SignedIn | null): boolean {
  if (user === null || user.role === 'counter-advisor' || view.mayWork) return false;
  return stepIds.some((step) => mayAnswer(user.role, step));
}

/** A case as a whole: where it stands, who has it, what goes on beside its path, its history, its way and its papers. */
export function CaseOverview({ view, user, onTake, isWorkable }: CaseOverviewProps) {
  const navigate = useNavigate();
  const [tab, setTab] = useState<string | null>('history');
  const { state, summary } = view;
  const role = user?.role ?? null;
  const isCounter = role === 'counter-advisor';
  return (
    <div className={styles.page}>
      <div className={styles.asked}>
        <Stack className={styles.content} gap="md">
          <PageHeading>Trámite {state.caseNumber}</PageHeading>
          <Group gap="sm">
            <CaseBadge status={summary.status} />
            <Text>{standingOf(view)}</Text>
          </Group>
          <ProblemBanner view={view} />
          {onTake && <HeldCase view={view} onTake={onTake} />}
          {isWorkable && <GoOnButton caseId={state.caseId} />}
          <Custody view={view} />
          {isHandedOn(view, user) && <QueueActions />}
          {state.sideTasks.map((task) => (
            <Text key={task.step}>Además está abierta la tarea {stepHeading(task.step)}.</Text>
          ))}
          <MissingDocuments documents={view.documents} />
          <MailOutcome mails={view.mails} />
          <CaseOrders view={view} role={role} />
          <ImpossiblePanel view={view} />
          <HandoffPanel view={view} />
          {/* The counter's paper comes right after its act: the customer waits for it. */}
          {isCounter && <CasePapers view={view} role={role} />}
        </Stack>
        <Tabs value={tab} onChange={setTab} keepMounted={false} className={styles.whole}>
          <Tabs.List>
            <Tabs.Tab value="history">Historia</Tabs.Tab>
            <Tabs.Tab value="diagram">Diagrama</Tabs.Tab>
            <Tabs.Tab value="papers">Documentos y papeles</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="history">
            <Timeline entries={view.timeline} />
          </Tabs.Panel>
          <Tabs.Panel value="diagram">
            <CaseDiagram view={view} />
          </Tabs.Panel>
          <Tabs.Panel value="papers">
            <Stack gap="md">
              <CaseDocuments view={view} />
              {!isCounter && <CasePapers view={view} role={role} />}
            </Stack>
          </Tabs.Panel>
        </Tabs>
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
      </div>
      <aside {...scrolledByKeys} className={styles.side} aria-label="El trámite hasta aquí">
        <CaseSoFar view={view} mayChange={() => false} onChange={() => undefined} />
      </aside>
    </div>
  );
}
