import { Anchor, Text } from '@mantine/core';
import { formatBolivianos } from '../../shared/domain/money.ts';
import { decidingOrderState } from '../../shared/domain/orders.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { answerOf } from '../../shared/procedure/fold.ts';
import { outline } from '../../shared/procedure/outline.ts';
import type { AnswerableStepId } from '../../shared/procedure/steps.ts';
import { SidePanel } from '../components/side-panel.tsx';
import { OrderBadge } from '../components/status-badge.tsx';
import { summariesOf } from './summary-lines.ts';
import styles from './wizard.module.css';

interface CaseSoFarProps {
  readonly view: CaseView;
  /** Null where nothing can be changed any more. */
  readonly onChange: ((step: AnswerableStepId) => void) | null;
}

/** Answers that are typed and can be changed; the others are found, computed or done once. */
const changeable: readonly AnswerableStepId[] = ['A3', 'A4', 'A4.1', 'A5'];

/** The right side of the wizard: customer, request, items, amounts and the answers so far. */
export function CaseSoFar({ view, onChange }: CaseSoFarProps) {
  const { state, facts } = view;
  // Of a case that was not taken nothing is annulled, whatever was meant.
  const registered = view.summary.status === 'refused' ? null : state.registered;
  const annulled = new Set(registered?.items.map((item) => item.id) ?? []);
  const request = answerOf(state, 'A1')?.facts.request ?? facts.request;
  return (
    <SidePanel title={`Trámite ${state.caseNumber}`}>
      {summariesOf(state).map(({ step, lines }) => (
        <section key={step} className={styles.answered} aria-label={outline[step].title}>
          <dl>
            {lines.map((line) => (
              <div key={line.label} className={styles.line}>
                <dt>{line.label}</dt>
                <dd>{line.value}</dd>
              </div>
            ))}
          </dl>
          {onChange && changeable.includes(step) && (
            <Anchor component="button" type="button" size="sm" onClick={() => onChange(step)}>
              Cambiar<span className={styles.forReaders}> {outline[step].title}</span>
            </Anchor>
          )}
        </section>
      ))}
      <section className={styles.answered} aria-label="Productos de la solicitud">
        <Text fw={600} size="sm">
          Productos
        </Text>
        <ul className={styles.products}>
          {request.items.map((item) => (
            <li key={item.id} className={styles.product}>
              <span>
                {item.description}
                {(annulled.has(item.id) || item.state === 'annulled') && <em> — anulado</em>}
              </span>
              <span className={styles.amount}>{formatBolivianos(item.feeCents)}</span>
            </li>
          ))}
        </ul>
        {facts.orders.length > 0 && (
          <p className={styles.orders}>
            Orden de trabajo <OrderBadge state={decidingOrderState(facts.orders)} />
          </p>
        )}
      </section>
    </SidePanel>
  );
}
