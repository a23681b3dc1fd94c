import { FormProvider } from 'react-hook-form';
import { z } from 'zod';
import type { Motive } from '../../../shared/domain/people.ts';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { useStepForm } from '../use-step-form.ts';
import {
  checkMotive,
  inOrder,
  MotiveFields,
  motiveAnswer,
  motiveLabels,
  motiveShape,
  motiveValues,
} from './motive-fields.tsx';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';

function schemaFor(motives: readonly Motive[]) {
  return z
    .object(motiveShape)
    .superRefine((values, context) =>
      checkMotive(motives, values, (path, message) =>
        context.addIssue({ code: 'custom', path: [path], message }),
      ),
    );
}

/** A.4.1: motive and cause of the annulment. */
export function MotiveStep({ view, formId, onAnswer, onSaved }: StepProps<'A4.1'>) {
  const motives = inOrder(view.motives);
  const stepForm = useStepForm({
    view,
    step: 'A4.1',
    schema: schemaFor(motives),
    values: motiveValues(answerOf(view.state, 'A4.1')?.answer),
  });
  return (
    <FormProvider {...stepForm.form}>
      <StepFormFrame
        stepForm={stepForm}
        formId={formId}
        labels={motiveLabels}
        onSaved={onSaved}
        onValid={(values) => {
          const answer = motiveAnswer(motives, values);
          if (answer) onAnswer(answer);
        }}
      >
        <MotiveFields motives={motives} />
      </StepFormFrame>
    </FormProvider>
  );
}
