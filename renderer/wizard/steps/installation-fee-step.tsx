import { TextInput } from '@mantine/core';
import { Controller, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { formatBolivianos, parseBolivianos } from '../../../shared/domain/money.ts';
import { paidCents } from '../../../shared/domain/requests.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { Banner } from '../../components/banner.tsx';
import { ChoiceList } from '../../components/choice-list.tsx';
import { PaymentTable } from '../../components/payment-table.tsx';
import { useStepForm } from '../use-step-form.ts';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';

const schema = z
  .object({ paid: z.enum(['', 'yes', 'no']), receiptNumber: z.string().max(40), amount: z.string().max(20) })
  .superRefine(({ paid, receiptNumber, amount }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (paid === '') issue('paid', 'Elija si el cliente canceló el derecho de instalación.');
    if (paid !== 'yes') return;
    if (receiptNumber.trim() === '') issue('receiptNumber', 'Escriba el número del recibo o de la factura.');
    if ((parseBolivianos(amount) ?? 0) === 0)
      issue('amount', 'Escriba el importe en bolivianos, por ejemplo 350,00.');
  });

/** The payment on record: it can be read and not changed. */
function RecordedPayments({ view, formId, onAnswer }: Pick<StepProps<'A5'>, 'view' | 'formId' | 'onAnswer'>) {
  const { payments } = view.facts;
  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        const receiptNumber = payments
          .map((payment) => payment.receiptNumber)
          .join(', ')
          .slice(0, 40);
        onAnswer({ paid: true, receiptNumber, amountCents: paidCents(payments) });
      }}
    >
      <Banner kind="info" title={`El cliente canceló ${formatBolivianos(paidCents(payments))} en caja`}>
        Al anular se lo deriva a caja con la notificación, para la devolución.
      </Banner>
      <PaymentTable payments={payments} />
    </form>
  );
}

function valuesFrom(view: CaseView): z.input<typeof schema> {
  const before = answerOf(view.state, 'A5')?.answer;
  if (!before) return { paid: '', receiptNumber: '', amount: '' };
  if (!before.paid) return { paid: 'no', receiptNumber: '', amount: '' };
  const amount = formatBolivianos(before.amountCents).replace('Bs ', '');
  return { paid: 'yes', receiptNumber: before.receiptNumber, amount };
}

/** No payment on record: the customer may hold a receipt that has not come from the cash desk yet. */
function AskedPayment({ view, formId, onAnswer, onSaved }: StepProps<'A5'>) {
  const stepForm = useStepForm({ view, step: 'A5', schema, values: valuesFrom(view) });
  const { control, register, formState } = stepForm.form;
  const paid = useWatch({ control, name: 'paid' });
  return (
    <StepFormFrame
      stepForm={stepForm}
      formId={formId}
      labels={{ paid: 'Derecho de instalación', receiptNumber: 'Comprobante', amount: 'Importe' }}
      onSaved={onSaved}
      onValid={({ paid: answer, receiptNumber, amount }) => {
        const amountCents = parseBolivianos(amount);
        if (answer === 'no') onAnswer({ paid: false });
        else if (amountCents) onAnswer({ paid: true, receiptNumber: receiptNumber.trim(), amountCents });
      }}
    >
      <Controller
        control={control}
        name="paid"
        render={({ field, fieldState }) => (
          <ChoiceList
            kind="single"
            id="paid"
            label="No hay un pago registrado. ¿El cliente canceló en caja?"
            options={[
              { value: 'no', label: 'No canceló', description: 'La anulación sigue sin devolución.' },
              {
                value: 'yes',
                label: 'Canceló y presenta el comprobante',
                description: 'Copie el número y el importe del recibo o de la factura.',
              },
            ]}
            value={field.value === '' ? [] : [field.value]}
            onChange={(value) => field.onChange(value[0] ?? '')}
            onBlur={field.onBlur}
            error={fieldState.error?.message}
          />
        )}
      />
      {paid === 'yes' && (
        <>
          <TextInput
            {...register('receiptNumber')}
            id="receiptNumber"
            label="Número de recibo o factura"
            autoComplete="off"
            error={formState.errors.receiptNumber?.message}
          />
          <TextInput
            {...register('amount')}
            id="amount"
            label="Importe cancelado (Bs)"
            inputMode="decimal"
            autoComplete="off"
            error={formState.errors.amount?.message}
          />
        </>
      )}
    </StepFormFrame>
  );
}

/** A.5: what the cash desk has on record decides; without a record the clerk asks. */
export function InstallationFeeStep(props: StepProps<'A5'>) {
  return props.view.facts.payments.length > 0 ? <RecordedPayments {...props} /> : <AskedPayment {...props} />;
}
