import { Anchor } from '@mantine/core';
import type { RefObject } from 'react';
import { Link } from 'react-router';
import { type AutonomousOrderState, attendingAreaNames } from '../../../shared/domain/autonomous-orders.ts';
import { roleNames } from '../../../shared/domain/role-names.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { handoffNames } from '../../../shared/procedure/handoffs.ts';
import { outline, stepHeading } from '../../../shared/procedure/outline.ts';
import type { FactsOf } from '../../../shared/procedure/steps.ts';
import { Banner } from '../../components/banner.tsx';
import { useSession } from '../../components/session.tsx';
import { handoffPanelId } from '../handoff-panel.tsx';
import styles from './closing-steps.module.css';

const orderStateWords: Readonly<Record<AutonomousOrderState, string>> = {
  created: 'todavía no se recibió',
  received: 'falta asignarla',
  assigned: 'se está ejecutando o falta legalizarla',
  closed: 'cerrada',
};

function PanelLink() {
  return (
    <Anchor
      href={`#${handoffPanelId}`}
      onClick={(event) => {
        // The address is the router's: the link moves the focus alone.
        event.preventDefault();
        document.getElementById(handoffPanelId)?.focus();
      }}
    >
      Ir a las derivaciones
    </Anchor>
  );
}

function OpenHandoffs({ view }: { readonly view: CaseView }) {
  const open = view.state.handoffs.filter(({ ended }) => ended === null);
  return (
    <Banner kind="warning" title="Falta el retorno de una derivación">
      <ul className={styles.plain}>
        {open.map(({ number, procedure }) => (
          <li key={number}>
            {number}, {handoffNames[procedure]}:{' '}
            {procedure === 'cashier'
              ? 'termina cuando caja registra la devolución.'
              : `${roleNames['back-office-incidents']} registra el retorno con su fecha y su resultado.`}
          </li>
        ))}
      </ul>
      <PanelLink />
    </Banner>
  );
}

function OpenOrders({ view }: { readonly view: CaseView }) {
  const { user } = useSession();
  const { orders, caseId } = view.state;
  return (
    <Banner kind="warning" title="Falta cerrar órdenes autónomas">
      <ul className={styles.plain}>
        {orders
          .filter(({ state }) => state !== 'closed')
          .map(({ number, area, state }) => (
            <li key={number}>
              {number}, {attendingAreaNames[area]}: {orderStateWords[state]}.{' '}
              {area === user?.role && (
                <Anchor component={Link} underline="always" to={`/ordenes/${caseId}/${number}`}>
                  Abrir la orden
                </Anchor>
              )}
            </li>
          ))}
      </ul>
    </Banner>
  );
}

function OpenTasks({ view }: { readonly view: CaseView }) {
  return (
    <Banner kind="warning" title="Falta atender una tarea del trámite">
      <ul className={styles.plain}>
        {view.state.sideTasks.map(({ step }) => (
          <li key={step}>
            {stepHeading(step)}: espera a {outline[step].roles.map((role) => roleNames[role]).join(', ')}.
          </li>
        ))}
      </ul>
    </Banner>
  );
}

interface CloseBlocksProps {
  readonly view: CaseView;
  readonly facts: FactsOf<'B13'>;
  readonly box: RefObject<HTMLDivElement | null>;
}

/** What still stands in the way of the closing, who ends it, and where (U8). */
export function CloseBlocks({ view, facts, box }: CloseBlocksProps) {
  return (
    <div ref={box} tabIndex={-1} className={styles.blocks}>
      {facts.openHandoffs.length > 0 && <OpenHandoffs view={view} />}
      {facts.openOrders > 0 && <OpenOrders view={view} />}
      {facts.openTasks > 0 && <OpenTasks view={view} />}
    </div>
  );
}
