import { Button, Group, Textarea, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { attendingAreaNames } from '../../shared/domain/autonomous-orders.ts';
import { formatDateTime } from '../../shared/domain/dates.ts';
import type { RequestOf } from '../../shared/ipc/contract.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { call } from '../bridge/bridge.ts';
import { Banner } from '../components/banner.tsx';
import { refusalWords } from '../components/refusal-words.ts';
import { useSession } from '../components/session.tsx';
import { type ImpossibleActivity, impossibleActivities } from './impossible-activities.ts';
import styles from './panels.module.css';
import { headOf, useCaseCommand } from './use-case-view.ts';

type Decision = RequestOf<'decideImpossible'>['decision'];

interface DecisionFormProps {
  readonly view: CaseView;
  readonly found: ImpossibleActivity;
}

/** Tried again or let be, and why: the note stays with the activity. */
function DecisionForm({ view, found: { order, activity } }: DecisionFormProps) {
  const noteId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const deciding = useCaseCommand(view.state.caseId, (decision: Decision) =>
    call('decideImpossible', {
      ...headOf(view),
      order: order.number,
      line: activity.line,
      decision,
      note: note.trim(),
    }),
  );
  const decide = (decision: Decision) => {
    if (deciding.isPending) return;
    setTried(true);
    if (note.trim() === '') field.current?.focus();
    else deciding.mutate(decision);
  };
  const isSending = (decision: Decision) => deciding.isPending && deciding.variables === decision;
  const refused = deciding.data?.ok === false ? refusalWords(deciding.data.error) : null;
  return (
    <div className={styles.form}>
      {refused && (
        <Banner kind="error" title={refused.title}>
          {refused.explanation} {refused.wayOn}
        </Banner>
      )}
      <Textarea
        ref={field}
        id={noteId}
        label="Por qué se decide así"
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={
          tried && note.trim() === ''
            ? 'Escriba por qué se vuelve a intentar o se deja sin efecto.'
            : undefined
        }
      />
      <Group gap="sm">
        <Button loading={isSending('retry')} onClick={() => decide('retry')}>
          Volver a intentar
        </Button>
        <Button variant="default" loading={isSending('waive')} onClick={() => decide('waive')}>
          Dejar sin efecto
        </Button>
      </Group>
    </div>
  );
}

/** Reverse activities that their area could not do, for Back Office Incidencias to decide about (COM-DSC-P06 B.10). */
export function ImpossiblePanel({ view }: { readonly view: CaseView }) {
  const { user } = useSession();
  const found = impossibleActivities(view.state.orders);
  if (found.length === 0) return null;
  return (
    <section aria-label="Actividades imposibles" className={styles.panel}>
      <Title order={2} size="h4">
        Actividades que no se pudieron hacer
      </Title>
      <ul className={styles.list}>
        {found.map((each) => (
          <li key={`${each.order.number}-${each.activity.line}`} className={styles.entry}>
            <div className={styles.head}>
              <span className={styles.mark} data-open>
                <IconAlertTriangle size={16} aria-hidden="true" />
                Imposible
              </span>
              <strong>{each.activity.name}</strong>
            </div>
            <p>{each.activity.why}</p>
            <p className={styles.quiet}>
              {attendingAreaNames[each.order.area]}, orden {each.order.number}, actividad {each.activity.line}
              {each.activity.by && ` · ${each.activity.by}`}
              {each.activity.at && ` · ${formatDateTime(each.activity.at)}`}
            </p>
            {user?.role === 'back-office-incidents' ? (
              <DecisionForm view={view} found={each} />
            ) : (
              <p className={styles.quiet}>Decide Back Office Incidencias.</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
