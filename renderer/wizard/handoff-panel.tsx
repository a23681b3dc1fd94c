import { Button, Group, Title } from '@mantine/core';
import { IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { formatDate, formatDateTime } from '../../shared/domain/dates.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { type Handoff, handoffNames } from '../../shared/procedure/handoffs.ts';
import { useSession } from '../components/session.tsx';
import { handoffEndNames } from './handoff-words.ts';
import styles from './panels.module.css';
import { PaperDesk } from './paper-desk.tsx';
import { ReturnForm } from './return-form.tsx';

/** Id of the panel, for links from what waits for a return. */
export const handoffPanelId = 'derivaciones';

function Standing({ handoff }: { readonly handoff: Handoff }) {
  const Icon = handoff.ended ? IconCircleCheck : IconHourglass;
  return (
    <span className={styles.mark} data-open={handoff.ended === null || undefined}>
      <Icon size={16} aria-hidden="true" />
      {handoff.ended ? handoffEndNames[handoff.ended.how] : 'Espera retorno'}
    </span>
  );
}

function End({ handoff: { ended, procedure } }: { readonly handoff: Handoff }) {
  if (ended)
    return (
      <p>
        {formatDate(ended.on)}: {ended.result}{' '}
        <span className={styles.quiet}>
          ({ended.by}, registrado el {formatDateTime(ended.at)})
        </span>
      </p>
    );
  return procedure === 'cashier' ? (
    <p className={styles.quiet}>Caja la termina al registrar la devolución del dinero.</p>
  ) : null;
}

/** What has just been opened below the button may lie below the window as well. */
function showFromTop(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'start' });
}

interface EntryProps {
  readonly view: CaseView;
  readonly handoff: Handoff;
  readonly isPrinting: boolean;
  readonly onPrint: () => void;
}

function Entry({ view, handoff, isPrinting, onPrint }: EntryProps) {
  const { user } = useSession();
  const [isReturning, setReturning] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const isIncidents = user?.role === 'back-office-incidents';
  // The end of the cash desk's own is the refund that it records.
  const mayReturn = isIncidents && handoff.procedure !== 'cashier' && handoff.ended === null;
  const mayPrint = isIncidents || user?.role === 'counter-advisor';
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <strong>{handoffNames[handoff.procedure]}</strong>
        <span className={styles.number}>{handoff.number}</span>
        <Standing handoff={handoff} />
      </div>
      <p>{handoff.subject}</p>
      <p className={styles.quiet}>
        Abierta el {formatDateTime(handoff.openedAt)} por {handoff.openedBy}
      </p>
      <End handoff={handoff} />
      <Group gap="sm">
        <Button variant="default" size="sm" aria-expanded={isPrinting} onClick={onPrint}>
          {mayPrint ? 'Imprimir derivación' : 'Ver derivación'}
        </Button>
        {mayReturn && (
          <Button
            ref={opener}
            variant="default"
            size="sm"
            aria-expanded={isReturning}
            onClick={() => setReturning((before) => !before)}
          >
            Registrar retorno
          </Button>
        )}
      </Group>
      {mayReturn && isReturning && (
        <ReturnForm
          view={view}
          number={handoff.number}
          onCancel={() => {
            setReturning(false);
            opener.current?.focus();
          }}
          onReturned={() => {
            setReturning(false);
            // The case goes on from here: what it waits for now stands at the top of the page.
            document.querySelector<HTMLElement>('main h1')?.focus();
          }}
        />
      )}
      {isPrinting && (
        <div ref={showFromTop}>
          <PaperDesk view={view} paper="handoff" of={handoff.number} mayPrint={mayPrint} />
        </div>
      )}
    </li>
  );
}

/** A case's hand-offs to other procedures: their papers, and their returns for who records them (I-6, I-7). */
export function HandoffPanel({ view }: { readonly view: CaseView }) {
  // One paper at a time: F4 prints the one that is seen.
  const [printed, setPrinted] = useState<string | null>(null);
  const { handoffs } = view.state;
  if (handoffs.length === 0) return null;
  return (
    <section id={handoffPanelId} tabIndex={-1} aria-label="Derivaciones" className={styles.panel}>
      <Title order={2} size="h4">
        Derivaciones
      </Title>
      <ul className={styles.list}>
        {handoffs.map((handoff) => (
          <Entry
            key={handoff.number}
            view={view}
            handoff={handoff}
            isPrinting={printed === handoff.number}
            onPrint={() => setPrinted((before) => (before === handoff.number ? null : handoff.number))}
          />
        ))}
      </ul>
    </section>
  );
}
