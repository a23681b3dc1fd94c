import { Textarea } from '@mantine/core';
import { z } from 'zod';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { steps } from '../../../shared/procedure/steps.ts';
import { Banner } from '../../components/banner.tsx';
import { useStepForm } from '../use-step-form.ts';
import { nextWords } from './next-words.ts';
import { proposedCharges } from './proposed-charges.ts';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';

const schema = z.object({
  charges: z
    .string()
    .max(500, 'Los cargos tienen más de 500 letras.')
    .refine((text) => text.trim() !== '', 'Escriba qué cargos se anulan.'),
});

/** B.4: the charges that Generación de Cargos has to annul: they stand on the autonomous order's paper (I-7). */
export function ChargeAnnulmentStep({ view, formId, onAnswer, onSaved }: StepProps<'B4'>) {
  const history = historyOf(view.state);
  const before = answerOf(view.state, 'B4')?.answer.charges;
  const stepForm = useStepForm({
    view,
    step: 'B4',
    schema,
    values: { charges: before ?? proposedCharges(history.items ?? view.facts.request.items) },
  });
  const { register, formState } = stepForm.form;
  const facts = steps.B4.look(view.facts, history, null);
  return (
    <StepFormFrame
      stepForm={stepForm}
      formId={formId}
      labels={{ charges: 'Cargos por anular' }}
      onSaved={onSaved}
      onValid={({ charges }) => onAnswer({ charges: charges.trim() })}
    >
      <Banner kind="info" title={`Orden autónoma para anular los cargos de la solicitud ${facts.requestId}`}>
        {nextWords(steps.B4.next({ charges: '' }, facts))} La solicitud se cierra cuando la derivación haya
        retornado.
      </Banner>
      <Textarea
        {...register('charges')}
        id="charges"
        label="Cargos por anular"
        description="Uno por línea. Se proponen los de los productos anulados: corrija lo que no corresponda."
        rows={6}
        error={formState.errors.charges?.message}
      />
    </StepFormFrame>
  );
}
