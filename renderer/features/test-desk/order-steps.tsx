import { Button, Text } from '@mantine/core';
import { IconUserEdit } from '@tabler/icons-react';
import type { AutonomousOrder } from '../../../shared/domain/autonomous-orders.ts';
import { formatDateTime } from '../../../shared/domain/dates.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { Banner } from '../../components/banner.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import { ActivityForm } from './activity-form.tsx';
import { ActivityTable, ActivityWork } from './activity-table.tsx';
import { AssignForm } from './assign-form.tsx';
import { LegalizeForm } from './legalize-form.tsx';
import styles from './test-desk.module.css';
import type { OrderWork } from './use-order-work.ts';

interface OrderStepsProps {
  readonly view: CaseView;
  readonly order: AutonomousOrder;
  readonly work: OrderWork;
  readonly formId: string;
}

/** Why the order cannot be legalized yet, where it is for Incidencias to decide (U8). */
function LegalizedLater({ order }: Pick<OrderStepsProps, 'order'>) {
  const impossible = order.activities.filter(({ state }) => state === 'impossible').length;
  if (impossible === 0) return null;
  const isAll = order.activities.every(({ state }) => state !== 'open');
  const words = refusalWords('activity-open');
  return (
    <Banner
      kind={isAll ? 'warning' : 'info'}
      title={isAll ? words.title : 'Incidencias tiene algo que decidir'}
    >
      {impossible === 1 ? 'Una actividad imposible espera' : `${impossible} actividades imposibles esperan`}{' '}
      la decisión de Back Office Incidencias. {words.explanation}
    </Banner>
  );
}

function Execution({ view, order, work, formId }: OrderStepsProps) {
  return (
    <div className={styles.stack}>
      <LegalizedLater order={order} />
      <ActivityWork
        activities={order.activities}
        active={work.active}
        answerable={work.answerable}
        editing={work.editing}
        onActive={work.pick}
        onEdit={work.edit}
        onClose={work.close}
        form={(activity, result) => (
          <ActivityForm
            key={`${activity.line}-${result}`}
            view={view}
            order={order}
            activity={activity}
            result={result}
            formId={formId}
            isBusy={work.isBusy}
            onAnswer={(answer) => work.answer('B10', answer)}
            onSaved={work.note}
            onClose={work.close}
          />
        )}
      />
      {work.reassign && (
        <div>
          <Button
            variant="default"
            leftSection={<IconUserEdit size={18} aria-hidden="true" />}
            onClick={work.reassign}
          >
            Asignar a otra persona
          </Button>
        </div>
      )}
    </div>
  );
}

/** What is asked now of the area about this order: B.8 to B.11, each with its activities in sight. */
export function OrderSteps(props: OrderStepsProps) {
  const { view, order, work, formId } = props;
  const form = { view, order, formId, onSaved: work.note };
  switch (work.shown) {
    case 'B8':
      return (
        <div className={styles.stack}>
          <Text>
            Back Office Incidencias creó esta orden el {formatDateTime(order.createdAt)}. Al recibirla, su
            área queda a cargo de deshacer estas actividades.
          </Text>
          <ActivityTable activities={order.activities} />
        </div>
      );
    case 'B9':
      return (
        <div className={styles.stack}>
          <AssignForm {...form} onAnswer={(answer) => work.answer('B9', answer)} />
          <ActivityTable activities={order.activities} />
        </div>
      );
    case 'B10':
      return <Execution {...props} />;
    case 'B11':
      return (
        <div className={styles.stack}>
          <Banner kind="success" title="Todas las actividades están atendidas">
            Al legalizarla, la orden se cierra por sí sola y ya no se cambia.
          </Banner>
          <LegalizeForm {...form} onAnswer={(answer) => work.answer('B11', answer)} />
          <ActivityTable activities={order.activities} />
        </div>
      );
    default:
      return <ActivityTable activities={order.activities} />;
  }
}
