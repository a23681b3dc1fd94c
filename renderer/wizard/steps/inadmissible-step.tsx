import { z } from 'zod';
import { decidingOrderState, isInstalled } from '../../../shared/domain/orders.ts';
import { inadmissible } from '../../../shared/procedure/a-15-inadmissible.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { relevantOrders } from '../../../shared/procedure/relevant-orders.ts';
import { Banner } from '../../components/banner.tsx';
import { PaperDesk } from '../paper-desk.tsx';
import { useStepForm } from '../use-step-form.ts';
import { NoteField } from './note-field.tsx';
import { OrderChanged } from './order-changed.tsx';
import { RelevantOrderTable } from './relevant-order-table.tsx';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';
import styles from './steps.module.css';

const schema = z.object({ note: z.string().max(500, 'La nota tiene más de 500 letras.') });

/** A.15: the work was done: what the customer is told, on paper too. The case ends here. */
export function InadmissibleStep({ view, formId, onAnswer, onSaved }: StepProps<'A15'>) {
  const history = historyOf(view.state);
  const facts = inadmissible.look(view.facts, history, null);
  const isPrinted = inadmissible.admit({ note: '' }, facts, history).ok;
  const stepForm = useStepForm({ view, step: 'A15', schema, values: { note: '' } });
  return (
    <div className={styles.stack}>
      {isInstalled(decidingOrderState(facts.orders)) ? (
        <Banner kind="warning" title="La anulación es improcedente: la orden de trabajo ya fue ejecutada">
          Comuníquelo al cliente y entréguele la comunicación. Si quiere dar de baja el servicio instalado, es
          otro trámite. Al concluir, este trámite termina sin anular nada.
        </Banner>
      ) : (
        <OrderChanged view={view} />
      )}
      <RelevantOrderTable orders={relevantOrders(view.facts.orders, history.items)} deciding={[]} />
      {isPrinted ? (
        <Banner
          kind="success"
          title={`La comunicación ${facts.communicationNumber} está hecha: entréguela al cliente`}
        />
      ) : (
        <Banner kind="info" title="Imprima la comunicación para el cliente">
          Con F4 se imprime, o se guarda en PDF. Después se concluye el trámite.
        </Banner>
      )}
      <StepFormFrame
        stepForm={stepForm}
        formId={formId}
        labels={{ note: 'Nota' }}
        onSaved={onSaved}
        onValid={({ note }) => onAnswer({ note: note.trim() })}
      >
        <NoteField form={stepForm.form} />
      </StepFormFrame>
      <PaperDesk view={view} paper="inadmissibility" of={null} mayPrint />
    </div>
  );
}
