import { Text, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { z } from 'zod';
import { type Day, formatDate } from '../../../shared/domain/dates.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { historyOf } from '../../../shared/procedure/history.ts';
import { steps } from '../../../shared/procedure/steps.ts';
import { HandoffPanel } from '../handoff-panel.tsx';
import { ImpossiblePanel } from '../impossible-panel.tsx';
import { useStepForm } from '../use-step-form.ts';
import { CloseBlocks } from './close-blocks.tsx';
import styles from './closing-steps.module.css';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';
import { dayOf, typedDay } from './typed-day.ts';

/** Does anything still stand in the way of B.13, whatever is typed? */
function isBlocked(view: CaseView): boolean {
  const history = historyOf(view.state);
  const facts = steps.B13.look(view.facts, history, null);
  return !steps.B13.admit({ closedOn: facts.businessDay, note: '' }, facts, history).ok;
}

function schemaFor(today: Day) {
  return z.object({
    closedOn: typedDay(today),
    note: z.string().max(500, 'La nota tiene más de 500 letras.'),
  });
}

/** B.13: the closing data; refused while a hand-off, an autonomous order or the supervisor's task is open (I-7). */
export function CloseStep({ view, formId, onAnswer, onSaved }: StepProps<'B13'>) {
  const blocks = useRef<HTMLDivElement>(null);
  const facts = steps.B13.look(view.facts, historyOf(view.state), null);
  const before = answerOf(view.state, 'B13')?.answer;
  const blocked = isBlocked(view);
  const stepForm = useStepForm({
    view,
    step: 'B13',
    schema: schemaFor(facts.businessDay),
    values: { closedOn: formatDate(before?.closedOn ?? facts.businessDay), note: before?.note ?? '' },
  });
  const { register, formState } = stepForm.form;
  return (
    <>
      {blocked && <CloseBlocks view={view} facts={facts} box={blocks} />}
      <StepFormFrame
        stepForm={stepForm}
        formId={formId}
        labels={{ closedOn: 'Fecha de cierre', note: 'Nota' }}
        onSaved={onSaved}
        onValid={({ closedOn, note }) => {
          const day = dayOf(closedOn);
          if (blocked) blocks.current?.focus();
          else if (day !== null) onAnswer({ closedOn: day, note: note.trim() });
        }}
      >
        {!blocked && (
          <Text>
            Con el cierre concluye el procedimiento: la anulación de la solicitud {view.facts.request.id}{' '}
            cuenta como efectivamente realizada y el trámite no admite más respuestas.
          </Text>
        )}
        <TextInput
          {...register('closedOn')}
          id="closedOn"
          className={styles.day}
          label="Fecha de cierre"
          placeholder="dd/mm/aaaa"
          inputMode="numeric"
          autoComplete="off"
          error={formState.errors.closedOn?.message}
        />
        <Textarea
          {...register('note')}
          id="note"
          label="Nota (si hace falta)"
          rows={3}
          error={formState.errors.note?.message}
        />
      </StepFormFrame>
      {facts.openHandoffs.length > 0 && <HandoffPanel view={view} />}
      {facts.openOrders > 0 && <ImpossiblePanel view={view} />}
    </>
  );
}
