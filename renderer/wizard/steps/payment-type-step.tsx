import { Controller } from 'react-hook-form';
import { z } from 'zod';
import { formatDate } from '../../../shared/domain/dates.ts';
import { formatBolivianos } from '../../../shared/domain/money.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { paymentTypeNames, paymentTypes } from '../../../shared/procedure/b-03-payment-type.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { steps } from '../../../shared/procedure/steps.ts';
import { Banner } from '../../components/banner.tsx';
import { ChoiceList } from '../../components/choice-list.tsx';
import { PaymentTable } from '../../components/payment-table.tsx';
import { useStepForm } from '../use-step-form.ts';
import { nextWords } from './next-words.ts';
import { isAdmitted, proposedPaymentType } from './proposed-payment-type.ts';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';

const schema = z.object({ paymentType: z.enum(paymentTypes) });

/** What is on record: payments, the receipt that the counter saw, and the refund. */
function OnRecord({ view }: { readonly view: CaseView }) {
  const { payments } = view.facts;
  const { refund } = view.state;
  const fee = answerOf(view.state, 'A5')?.answer;
  return (
    <>
      {payments.length > 0 && <PaymentTable payments={payments} />}
      {payments.length === 0 && fee?.paid && (
        <Banner kind="info" title="El cliente presentó en mostrador un comprobante de caja">
          Número {fee.receiptNumber}, {formatBolivianos(fee.amountCents)}. El pago todavía no está en el
          registro.
        </Banner>
      )}
      {payments.length === 0 && !fee?.paid && (
        <Banner kind="info" title="No hay pagos en caja registrados para la solicitud" />
      )}
      {refund && (
        <Banner kind="success" title={`Caja ya devolvió ${formatBolivianos(refund.amountCents)}`}>
          El {formatDate(refund.refundedOn)}, comprobante {refund.receiptNumber}, {refund.actor.name}. No hace
          falta el reclamo de facturación.
        </Banner>
      )}
    </>
  );
}

/** B.3: how the sale request was paid; what is known proposes the answer, and each says where it leads. */
export function PaymentTypeStep({ view, formId, onAnswer, onSaved }: StepProps<'B3'>) {
  const history = historyOf(view.state);
  const facts = steps.B3.look(view.facts, history, null);
  const leavesDesk = history.openHandoffs.includes('cashier') && !facts.refunded;
  const stepForm = useStepForm({
    view,
    step: 'B3',
    schema,
    values: { paymentType: answerOf(view.state, 'B3')?.answer.paymentType ?? proposedPaymentType(view) },
  });
  return (
    <StepFormFrame
      stepForm={stepForm}
      formId={formId}
      labels={{ paymentType: 'Tipo de pago' }}
      onSaved={onSaved}
      onValid={onAnswer}
    >
      <OnRecord view={view} />
      <Controller
        control={stepForm.form.control}
        name="paymentType"
        render={({ field, fieldState }) => (
          <ChoiceList
            kind="single"
            id="paymentType"
            label={`¿Qué tipo de pago tiene la solicitud de venta ${view.facts.request.id}?`}
            options={paymentTypes.map((paymentType) => {
              const disabled = !isAdmitted(view, paymentType);
              const goesOn = nextWords(steps.B3.next({ paymentType }, facts));
              const claims = paymentType === 'cash' && leavesDesk ? ' Caja deja de devolver el dinero.' : '';
              return {
                value: paymentType,
                label: paymentTypeNames[paymentType],
                description: disabled ? 'No disponible: hay un pago en caja.' : `${goesOn}${claims}`,
                disabled,
              };
            })}
            value={[field.value]}
            onChange={(value) => field.onChange(value[0])}
            onBlur={field.onBlur}
            error={fieldState.error?.message}
          />
        )}
      />
    </StepFormFrame>
  );
}
