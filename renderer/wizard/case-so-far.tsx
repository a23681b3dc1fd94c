import { Anchor, Text } from '@mantine/core';
import { formatBolivianos } from '../../shared/domain/money.ts';
import { decidingOrderState } from '../../shared/domain/orders.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { identify } from '../../shared/procedure/a-01-identify.ts';
import { answerOf } from '../../shared/procedure/answers.ts';
import type { StepId } from '../../shared/procedure/outline.ts';
import { outline } from '../../shared/procedure/outline.ts';
import type { SummaryLine } from '../../shared/procedure/step.ts';
import { SidePanel } from '../components/side-panel.tsx';
import { OrderBadge } from '../components/status-badge.tsx';
import { summariesOf } from './summary-lines.ts';
import styles from './wizard.module.css';

interface CaseSoFarProps {
  readonly view: CaseView;
  readonly mayChange: (step: StepId) => boolean;
  readonly onChange: (step: StepId) => void;
}

/** Answers that are typed and can be changed; the others are found, computed or done once. */
const changeable: readonly StepId[] = ['A3', 'A4', 'A4.1', 'A5', 'A8'];

type Item = CaseView['facts']['request']['items'][number];

/** What becomes of a product: chosen at A.10 it is not annulled before A.13 or A.16 (I-3). */
function itemWord({ state, summary }: CaseView, item: Item): string | null {
  if (item.state === 'annulled') return 'anulado';
  // Of a case that was not taken nothing is annulled, whatever was meant.
  const isChosen = summary.status !== 'refused' && state.registered?.items.some(({ id }) => id === item.id);
  if (!isChosen) return null;
  if (state.annulled) return 'anulado';
  return state.position.kind === 'ended' ? null : 'por anular';
}

/** Customer and request where A.1 did not say them: of a case that began at the back office. */
function BegunHere({ view: { state, facts } }: { readonly view: CaseView }) {
  if (state.path.includes('A1')) return null;
  const lines = identify.summary({ customerId: facts.customer.id, requestId: facts.request.id }, facts);
  // A.7 says the customer once more, in its own words.
  const shown = state.path.includes('A7') ? lines.slice(-1) : lines;
  return (
    <section className={styles.answered} aria-label="Cliente y solicitud">
      <Lines lines={shown} />
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly SummaryLine[] }) {
  return (
    <dl>
      {lines.map((line) => (
        <div key={line.label} className={styles.line}>
          <dt>{line.label}</dt>
          <dd>{line.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The right side of the wizard: customer, request, items, amounts and the answers so far. */
export function CaseSoFar({ view, mayChange, onChange }: CaseSoFarProps) {
  const { state, facts } = view;
  const request = answerOf(state, 'A1')?.facts.request ?? facts.request;
  return (
    <SidePanel title={`Trámite ${state.caseNumber}`}>
      <BegunHere view={view} />
      {summariesOf(state).map(({ step, lines }) => (
        <section key={step} className={styles.answered} aria-label={outline[step].title}>
          <Lines lines={lines} />
          {changeable.includes(step) && mayChange(step) && (
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
          {request.items.map((item) => {
            const word = itemWord(view, item);
            return (
              <li key={item.id} className={styles.product}>
                <span>
                  {item.description}
                  {word !== null && <em> — {word}</em>}
                </span>
                <span className={styles.amount}>{formatBolivianos(item.feeCents)}</span>
              </li>
            );
          })}
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
