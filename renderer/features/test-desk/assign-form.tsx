import { Autocomplete } from '@mantine/core';
import { Controller } from 'react-hook-form';
import { z } from 'zod';
import type { AutonomousOrder } from '../../../shared/domain/autonomous-orders.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import type { AnswerOf } from '../../../shared/procedure/steps.ts';
import { StepFormFrame } from '../../wizard/steps/step-form-frame.tsx';
import type { SavedNote } from '../../wizard/steps/step-props.ts';
import { useStepForm } from '../../wizard/use-step-form.ts';
import { withDraftsOf } from './draft-target.ts';
import { useRecentNames } from './use-orders.ts';

const schema = z.object({
  target: z.string(),
  assignedTo: z
    .string()
    .max(120, 'El nombre tiene más de 120 letras.')
    .refine((text) => text.trim() !== '', 'Escriba a quién se asigna la orden.'),
});

export interface OrderFormProps<Step extends 'B9' | 'B11'> {
  readonly view: CaseView;
  readonly order: AutonomousOrder;
  readonly formId: string;
  readonly onAnswer: (answer: AnswerOf<Step>) => void;
  readonly onSaved: (saved: SavedNote) => void;
}

/** B.9: who attends the order; the names used last are offered. */
export function AssignForm({ view, order, formId, onAnswer, onSaved }: OrderFormProps<'B9'>) {
  const names = useRecentNames();
  const stepForm = useStepForm({
    view: withDraftsOf(view, 'B9', order.number),
    step: 'B9',
    schema,
    values: { target: order.number, assignedTo: order.assignedTo ?? '' },
  });
  return (
    <StepFormFrame
      stepForm={stepForm}
      formId={formId}
      labels={{ assignedTo: 'Asignada a' }}
      onSaved={onSaved}
      onValid={({ assignedTo }) => onAnswer({ assignedTo: assignedTo.trim() })}
    >
      <Controller
        control={stepForm.form.control}
        name="assignedTo"
        render={({ field, fieldState }) => (
          <Autocomplete
            {...field}
            id="assignedTo"
            label="¿A quién se asigna?"
            description="Se ofrecen los nombres usados últimamente."
            data={[...names]}
            // The list itself scrolls: a box around it that does is for no keyboard to reach.
            withScrollArea={false}
            autoComplete="off"
            maxLength={120}
            error={fieldState.error?.message}
          />
        )}
      />
    </StepFormFrame>
  );
}
