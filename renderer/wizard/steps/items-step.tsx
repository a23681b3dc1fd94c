import { Controller } from 'react-hook-form';
import { z } from 'zod';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { availableItems } from '../../../shared/procedure/facts.ts';
import { ChoiceList } from '../../components/choice-list.tsx';
import { useStepForm } from '../use-step-form.ts';
import { itemOptions } from './annulment-options.ts';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';

function schemaFor(count: number) {
  return z.object({
    itemIds: z
      .array(z.string())
      .min(1, 'Elija por lo menos un producto.')
      .max(count - 1, 'Eligió todos los productos: vuelva atrás y elija anulación completa, o deje alguno.'),
  });
}

/** A.4: one or more products, not all of them. */
export function ItemsStep({ view, formId, onAnswer, onSaved }: StepProps<'A4'>) {
  const items = availableItems(view.facts);
  const known = new Set(items.map((item) => item.id));
  const before = answerOf(view.state, 'A4')?.answer.itemIds.filter((id) => known.has(id)) ?? [];
  const stepForm = useStepForm({
    view,
    step: 'A4',
    schema: schemaFor(items.length),
    values: { itemIds: before },
  });
  return (
    <StepFormFrame
      stepForm={stepForm}
      formId={formId}
      labels={{ itemIds: 'Productos' }}
      onSaved={onSaved}
      onValid={({ itemIds }) => onAnswer({ itemIds: itemIds.filter((id) => known.has(id)) })}
    >
      <Controller
        control={stepForm.form.control}
        name="itemIds"
        render={({ field, fieldState }) => (
          <ChoiceList
            kind="multiple"
            id="itemIds"
            label="¿Qué productos se anulan?"
            options={itemOptions(items)}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            error={fieldState.error?.message}
          />
        )}
      />
    </StepFormFrame>
  );
}
