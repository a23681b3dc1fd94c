import { Controller } from 'react-hook-form';
import { z } from 'zod';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { availableItems } from '../../../shared/procedure/facts.ts';
import { ChoiceList } from '../../components/choice-list.tsx';
import { useStepForm } from '../use-step-form.ts';
import { typeOptions } from './annulment-options.ts';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';

const schema = z.object({
  type: z
    .enum(['', 'full', 'partial'])
    .refine((type): boolean => type !== '', 'Elija si la anulación es completa o parcial.'),
});

/** A.3: a request with one product left offers the full annulment alone. */
export function AnnulmentTypeStep({ view, formId, onAnswer, onSaved }: StepProps<'A3'>) {
  const items = availableItems(view.facts);
  const before = answerOf(view.state, 'A3')?.answer.type;
  const stepForm = useStepForm<z.input<typeof schema>>({
    view,
    step: 'A3',
    schema,
    values: { type: before ?? (items.length === 1 ? 'full' : '') },
  });
  const all =
    items.length === 1
      ? 'El único producto de la solicitud'
      : `Los ${items.length} productos de la solicitud`;
  return (
    <StepFormFrame
      stepForm={stepForm}
      formId={formId}
      labels={{ type: 'Tipo de anulación' }}
      onSaved={onSaved}
      onValid={({ type }) => {
        if (type !== '') onAnswer({ type });
      }}
    >
      <Controller
        control={stepForm.form.control}
        name="type"
        render={({ field, fieldState }) => (
          <ChoiceList
            kind="single"
            id="type"
            label="¿Qué desea anular el cliente?"
            options={typeOptions(items, `${all}.`)}
            value={field.value === '' ? [] : [field.value]}
            onChange={(value) => field.onChange(value[0] ?? '')}
            onBlur={field.onBlur}
            error={fieldState.error?.message}
          />
        )}
      />
    </StepFormFrame>
  );
}
