import { Textarea } from '@mantine/core';
import { z } from 'zod';
import { StepFormFrame } from '../../wizard/steps/step-form-frame.tsx';
import { useStepForm } from '../../wizard/use-step-form.ts';
import type { OrderFormProps } from './assign-form.tsx';
import { withDraftsOf } from './draft-target.ts';

const schema = z.object({
  target: z.string(),
  note: z.string().max(500, 'La nota tiene más de 500 letras.'),
});

/** B.11: nothing has to be typed; the order closes by itself. */
export function LegalizeForm({ view, order, formId, onAnswer, onSaved }: OrderFormProps<'B11'>) {
  const stepForm = useStepForm({
    view: withDraftsOf(view, 'B11', order.number),
    step: 'B11',
    schema,
    values: { target: order.number, note: '' },
  });
  return (
    <StepFormFrame
      stepForm={stepForm}
      formId={formId}
      labels={{ note: 'Nota' }}
      onSaved={onSaved}
      onValid={({ note }) => onAnswer({ note: note.trim() })}
    >
      <Textarea
        {...stepForm.form.register('note')}
        id="note"
        label="Nota de legalización (si hace falta)"
        autosize
        minRows={2}
        error={stepForm.form.formState.errors.note?.message}
      />
    </StepFormFrame>
  );
}
