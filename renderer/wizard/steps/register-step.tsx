import { Text, Textarea } from '@mantine/core';
import { Controller, FormProvider, useWatch } from 'react-hook-form';
import { registerAtBackOffice } from '../../../shared/procedure/a-10-register.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { Banner } from '../../components/banner.tsx';
import { ChoiceList } from '../../components/choice-list.tsx';
import { refusalWords } from '../../components/refusal-words.ts';
import { useStepForm } from '../use-step-form.ts';
import { itemOptions, typeOptions } from './annulment-options.ts';
import { CheckList } from './check-list.tsx';
import { inOrder, MotiveFields, motiveAnswer, motiveLabels } from './motive-fields.tsx';
import { chosenItems, registerSchemaFor, registerValues } from './register-answer.ts';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';

const labels = {
  type: 'Tipo de anulación',
  itemIds: 'Productos',
  ...motiveLabels,
  interaction: 'Interacción',
} as const;

/** A.10: what is annulled, why, and the interaction. Products of another annulment are not offered. */
export function RegisterStep({ view, formId, onAnswer, onSaved }: StepProps<'A10'>) {
  const { items } = registerAtBackOffice.look(view.facts, historyOf(view.state), null);
  const motives = inOrder(view.motives);
  const stepForm = useStepForm({
    view,
    step: 'A10',
    schema: registerSchemaFor(items, motives),
    values: registerValues(view.state, items),
  });
  const { control, register, formState } = stepForm.form;
  const type = useWatch({ control, name: 'type' });
  if (items.length === 0) {
    const words = refusalWords('under-annulment');
    return (
      <Banner kind="warning" title={words.title}>
        {words.explanation} {words.wayOn}
      </Banner>
    );
  }
  return (
    <FormProvider {...stepForm.form}>
      <StepFormFrame
        stepForm={stepForm}
        formId={formId}
        labels={labels}
        onSaved={onSaved}
        onValid={(values) => {
          const motive = motiveAnswer(motives, values);
          if (values.type === '' || !motive) return;
          onAnswer({
            ...motive,
            type: values.type,
            itemIds: chosenItems(values, items),
            interaction: values.interaction.trim(),
          });
        }}
      >
        <Controller
          control={control}
          name="type"
          render={({ field, fieldState }) => (
            <ChoiceList
              kind="single"
              id="type"
              label="¿Qué se anula?"
              options={typeOptions(items, items.map((item) => item.description).join('; '))}
              value={field.value === '' ? [] : [field.value]}
              onChange={(value) => field.onChange(value[0] ?? '')}
              onBlur={field.onBlur}
              error={fieldState.error?.message}
            />
          )}
        />
        {type === 'partial' && (
          <Controller
            control={control}
            name="itemIds"
            render={({ field, fieldState }) => (
              <CheckList
                id="itemIds"
                label="Productos que se anulan"
                options={itemOptions(items)}
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                error={fieldState.error?.message}
              />
            )}
          />
        )}
        <MotiveFields motives={motives} />
        <Textarea
          {...register('interaction')}
          id="interaction"
          label="Interacción"
          description="Qué pidió el cliente y qué se le respondió. Queda en el registro del trámite."
          autosize
          minRows={3}
          maxRows={8}
          error={formState.errors.interaction?.message}
        />
        <Text size="sm">
          Al continuar queda registrada la solicitud de anulación, una sola vez. Los productos se anulan más
          adelante, según el estado de la orden de trabajo.
        </Text>
      </StepFormFrame>
    </FormProvider>
  );
}
