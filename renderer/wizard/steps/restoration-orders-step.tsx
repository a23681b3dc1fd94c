import { Button, Group, Text, Textarea } from '@mantine/core';
import { Controller, useWatch } from 'react-hook-form';
import { z } from 'zod';
import {
  attendingAreaNames,
  attendingAreas,
  plannedActivitySchema,
} from '../../../shared/domain/autonomous-orders.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { isProposal, proposalFor } from '../../../shared/procedure/restoration.ts';
import { Banner } from '../../components/banner.tsx';
import { useStepForm } from '../use-step-form.ts';
import { RestorationEditor } from './restoration-editor.tsx';
import { ordersOf, type Plan, planOf, rowsOf } from './restoration-plan.ts';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';

interface Values {
  readonly activities: Plan;
  readonly reason: string;
}

const mostActivities = 99;

function schemaFor(proposed: ReturnType<typeof proposalFor>): z.ZodType<Values, Values> {
  return z
    .object({
      activities: z.array(
        z.object({
          key: z.string(),
          area: z.enum(attendingAreas),
          name: z.string().max(200),
          reverses: plannedActivitySchema.shape.reverses,
        }),
      ),
      reason: z.string().max(500, 'La razón tiene más de 500 letras.'),
    })
    .superRefine(({ activities, reason }, context) => {
      const issue = (path: keyof Values, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      const full = attendingAreas.find((area) => rowsOf(activities, area).length > mostActivities);
      if (activities.length === 0) issue('activities', 'Agregue por lo menos una actividad de reversa.');
      else if (activities.some(({ name }) => name.trim() === ''))
        issue('activities', 'Escriba qué se deshace en cada actividad, o quite la que sobra.');
      else if (full)
        issue('activities', `${attendingAreaNames[full]} tiene más de ${mostActivities} actividades.`);
      if (reason.trim() === '' && !isProposal(ordersOf(activities), proposed))
        issue('reason', 'Escriba por qué se cambia la propuesta.');
    });
}

function useProposal(view: CaseView) {
  const proposed = proposalFor(view.facts, historyOf(view.state));
  return { proposed, first: planOf(answerOf(view.state, 'B7')?.answer.orders ?? proposed) };
}

/** B.7: what each area undoes, as proposed from what was done; whoever changes it says why. */
export function RestorationOrdersStep({ view, formId, onAnswer, onSaved }: StepProps<'B7'>) {
  const { proposed, first } = useProposal(view);
  const stepForm = useStepForm<Values>({
    view,
    step: 'B7',
    schema: schemaFor(proposed),
    values: { activities: first, reason: answerOf(view.state, 'B7')?.answer.reason ?? '' },
  });
  const { control, register, setValue, clearErrors, formState } = stepForm.form;
  const plan = useWatch({ control, name: 'activities' });
  const isChanged = !isProposal(ordersOf(plan), proposed);
  const restore = () => {
    setValue('activities', planOf(proposed), { shouldDirty: true });
    setValue('reason', '');
    clearErrors();
  };
  return (
    <StepFormFrame
      stepForm={stepForm}
      formId={formId}
      labels={{ activities: 'Actividades de reversa', reason: 'Razón del cambio' }}
      onSaved={onSaved}
      onValid={({ activities, reason }) => {
        const orders = ordersOf(activities);
        onAnswer({ orders, reason: isProposal(orders, proposed) ? '' : reason.trim() });
      }}
    >
      {proposed.length === 0 ? (
        <Banner kind="info" title="No hay actividades hechas de las que salga una propuesta">
          Las órdenes están cerradas sin actividades hechas. Agregue lo que cada área tiene que deshacer y
          diga por qué.
        </Banner>
      ) : (
        <Text>
          Se crea una orden autónoma por área, con lo último que se hizo primero. Alt+↑ y Alt+↓ mueven la
          actividad; Ctrl+Enter crea las órdenes.
        </Text>
      )}
      <Controller
        control={control}
        name="activities"
        // Taken as proposed it needs no reason: that one is then looked at again.
        rules={{ deps: 'reason' }}
        render={({ field, fieldState }) => (
          <RestorationEditor plan={field.value} onChange={field.onChange} error={fieldState.error?.message} />
        )}
      />
      {isChanged && proposed.length > 0 && (
        <Group>
          <Button variant="default" size="sm" onClick={restore}>
            Volver a la propuesta
          </Button>
        </Group>
      )}
      {isChanged && (
        <Textarea
          {...register('reason')}
          id="reason"
          label="Por qué se cambia la propuesta"
          rows={2}
          error={formState.errors.reason?.message}
        />
      )}
    </StepFormFrame>
  );
}
