import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { Controller } from 'react-hook-form';
import { z } from 'zod';
import type { AutonomousOrder, ReverseActivity } from '../../../shared/domain/autonomous-orders.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import type { AnswerOf } from '../../../shared/procedure/steps.ts';
import { MomentField, momentNow, momentSchema, readMoment } from '../../components/moment-field.tsx';
import { StepFormFrame } from '../../wizard/steps/step-form-frame.tsx';
import type { SavedNote } from '../../wizard/steps/step-props.ts';
import { useStepForm } from '../../wizard/use-step-form.ts';
import { activityTarget, type Editing, withDraftsOf } from './draft-target.ts';
import styles from './test-desk.module.css';

const by = z
  .string()
  .max(120, 'El nombre tiene más de 120 letras.')
  .refine((text) => text.trim() !== '', 'Escriba quién atendió la actividad.');

const schemas = {
  done: z.object({ target: z.string(), by, doneAt: momentSchema(), why: z.string() }),
  impossible: z.object({
    target: z.string(),
    by,
    doneAt: z.string(),
    why: z
      .string()
      .max(500, 'La razón tiene más de 500 letras.')
      .refine((text) => text.trim() !== '', 'Escriba por qué no se puede realizar.'),
  }),
} as const;
type Values = z.input<typeof schemas.done>;

/** @returns null while the moment cannot be read. */
function answerFrom({ line, result }: Editing, values: Values): AnswerOf<'B10'> | null {
  const who = values.by.trim();
  if (result === 'impossible') return { result, line, by: who, why: values.why.trim() };
  const doneAt = readMoment(values.doneAt);
  return doneAt === null ? null : { result, line, by: who, doneAt };
}

interface ActivityFormProps {
  readonly view: CaseView;
  readonly order: AutonomousOrder;
  readonly activity: ReverseActivity;
  readonly result: Editing['result'];
  readonly formId: string;
  readonly isBusy: boolean;
  readonly onAnswer: (answer: AnswerOf<'B10'>) => void;
  readonly onSaved: (saved: SavedNote) => void;
  readonly onClose: () => void;
}

/** One activity: done by whom and when, or impossible and why (COM-DSC-P06 B.10). */
export function ActivityForm(props: ActivityFormProps) {
  const { view, order, activity, result, formId, isBusy, onAnswer, onSaved, onClose } = props;
  const editing = { line: activity.line, result };
  const target = activityTarget(order.number, editing);
  const stepForm = useStepForm<Values>({
    view: withDraftsOf(view, 'B10', target),
    step: 'B10',
    schema: schemas[result],
    values: { target, by: order.assignedTo ?? '', doneAt: momentNow(), why: '' },
  });
  const { control, register, formState } = stepForm.form;
  const isDone = result === 'done';
  return (
    <StepFormFrame
      stepForm={stepForm}
      formId={formId}
      labels={{ by: 'Quién', doneAt: 'Cuándo', why: 'Por qué' }}
      onSaved={onSaved}
      onValid={(values) => {
        const answer = answerFrom(editing, values);
        if (answer) onAnswer(answer);
      }}
    >
      <TextInput
        {...register('by')}
        id="by"
        label={isDone ? '¿Quién la realizó?' : '¿Quién lo verificó?'}
        autoFocus
        autoComplete="off"
        maxLength={120}
        error={formState.errors.by?.message}
      />
      {isDone ? (
        <Controller
          control={control}
          name="doneAt"
          render={({ field, fieldState }) => (
            <MomentField
              id="doneAt"
              label="¿Cuándo?"
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              error={fieldState.error?.message}
            />
          )}
        />
      ) : (
        <Textarea
          {...register('why')}
          id="why"
          label="¿Por qué no se puede realizar?"
          description="Back Office Incidencias lo lee y decide si se vuelve a intentar o queda sin efecto."
          autosize
          minRows={2}
          error={formState.errors.why?.message}
        />
      )}
      <Group className={styles.acts}>
        <Button type="submit" loading={isBusy}>
          {isDone ? 'Guardar como realizada' : 'Guardar como imposible'}
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancelar (Esc)
        </Button>
      </Group>
    </StepFormFrame>
  );
}
