import { useId } from 'react';
import { useNavigate } from 'react-router';
import { type AutonomousOrder, attendingAreaNames } from '../../../shared/domain/autonomous-orders.ts';
import { formatTime } from '../../../shared/domain/dates.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { stepHeading } from '../../../shared/procedure/outline.ts';
import { admitOwnArea, lookAtTarget } from '../../../shared/procedure/target-order.ts';
import { ActionBar } from '../../components/action-bar.tsx';
import { Banner } from '../../components/banner.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import { useSession } from '../../components/session.tsx';
import { useShortcut } from '../../components/shortcuts.tsx';
import { PaperDesk } from '../../wizard/paper-desk.tsx';
import { scrolledByKeys } from '../../wizard/scrolled-by-keys.ts';
import styles from '../../wizard/wizard.module.css';
import { ActivityTable } from './activity-table.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderSteps } from './order-steps.tsx';
import { type OrderWork, useOrderWork } from './use-order-work.ts';

interface MainAction {
  readonly label: string;
  readonly run: () => void;
}

const submitLabels = {
  B9: 'Asignar la orden',
  B10: 'Guardar la actividad',
  B11: 'Legalizar y cerrar la orden',
} as const;

/** The one act of what is on screen; null where the order has nothing left to do here. */
function workAction(work: OrderWork, formId: string): MainAction | null {
  const { shown, answerable } = work;
  if (shown === 'B8') return { label: 'Recibir la orden', run: () => work.answer('B8', {}) };
  if (shown === 'B10' && work.editing === null) {
    if (answerable === null) return null;
    return {
      label: `Marcar realizada la actividad ${answerable}`,
      // After the key: the Enter that opens the form would submit it as well.
      run: () => requestAnimationFrame(() => work.edit({ line: answerable, result: 'done' })),
    };
  }
  if (shown !== 'B9' && shown !== 'B10' && shown !== 'B11') return null;
  const run = () => {
    const form = document.getElementById(formId);
    if (form instanceof HTMLFormElement) form.requestSubmit();
  };
  return { label: submitLabels[shown], run };
}

function useOtherAction(view: CaseView, isOwn: boolean): MainAction {
  const navigate = useNavigate();
  const openCase = () => void navigate(`/tramites/${view.state.caseId}`);
  if (!isOwn) return { label: 'Ver el trámite', run: openCase };
  return view.state.orders.every(({ state }) => state === 'closed')
    ? { label: 'Continuar con el cierre (B.12)', run: openCase }
    : { label: 'Volver a las órdenes', run: () => void navigate('/ordenes') };
}

/** What became of the order, once it is closed. */
function Closed({ view }: { readonly view: CaseView }) {
  const open = view.state.orders.filter(({ state }) => state !== 'closed');
  return (
    <Banner kind="success" title="La orden está legalizada y cerrada">
      {open.length === 0
        ? 'Todas las órdenes autónomas del trámite están cerradas: continúe con el cierre de la solicitud (B.12).'
        : `El trámite espera todavía a ${open.map(({ area }) => attendingAreaNames[area]).join(', ')}.`}
    </Banner>
  );
}

interface OrderDeskProps {
  readonly view: CaseView;
  readonly order: AutonomousOrder;
}

/** One autonomous order: the step that it waits at in the centre, the order on the right, the act below (COM-DSC-P06 B.8 to B.11). */
export function OrderDesk({ view, order }: OrderDeskProps) {
  const formId = useId();
  const navigate = useNavigate();
  const { user } = useSession();
  const work = useOrderWork(view, order);
  const answerer = { role: user?.role ?? '', areaName: user?.area.name ?? '' };
  const isOwn = admitOwnArea(answerer, lookAtTarget(view.facts, historyOf(view.state), order.number)).ok;
  const other = useOtherAction(view, isOwn);
  const main = (isOwn ? workAction(work, formId) : null) ?? other;
  const act = () => {
    if (!work.isBusy) main.run();
  };
  useShortcut('Ctrl+Enter', act, main.label);
  const refused = work.refused === null ? null : refusalWords(work.refused);
  const { savedAt, failed } = work.saved;
  const savedWords = savedAt === null ? '' : `Guardado ${formatTime(savedAt)}`;
  const { keepAssigned } = work;
  return (
    <div className={styles.page}>
      <div className={styles.asked}>
        <div className={styles.content}>
          <PageHeading key={`heading-${work.shown}`} onEnter={act}>
            {work.shown === null ? `Orden autónoma ${order.number}` : stepHeading(work.shown)}
          </PageHeading>
          {refused && (
            <Banner kind="error" title={refused.title}>
              {refused.explanation} {refused.wayOn}
            </Banner>
          )}
          {!isOwn && (
            <Banner kind="info" title={`La orden es de ${attendingAreaNames[order.area]}`}>
              La atiende esa área; aquí se muestra cómo está.
            </Banner>
          )}
          {work.shown === null && <Closed view={view} />}
          {isOwn ? (
            <OrderSteps key={`content-${work.shown}`} view={view} order={order} work={work} formId={formId} />
          ) : (
            <ActivityTable activities={order.activities} />
          )}
          <PaperDesk view={view} paper="autonomous-order" of={order.number} mayPrint={isOwn} />
        </div>
      </div>
      <aside {...scrolledByKeys} className={styles.side} aria-label="La orden">
        <OrderFacts view={view} order={order} />
      </aside>
      <div className={styles.act}>
        <ActionBar
          back={
            keepAssigned
              ? { label: 'No cambiar la asignación', onClick: keepAssigned }
              : { label: 'Volver', onClick: () => void navigate(-1) }
          }
          main={{ label: main.label, onClick: act, isBusy: work.isBusy }}
          note={failed ? 'No se pudo guardar lo escrito' : savedWords}
        />
      </div>
    </div>
  );
}
