import { Select, Textarea } from '@mantine/core';
import { Controller, useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { Motive } from '../../../shared/domain/people.ts';
import { answerOf } from '../../../shared/procedure/fold.ts';
import { useStepForm } from '../use-step-form.ts';
import { recentMotives, rememberMotive } from './recent-motives.ts';
import { StepFormFrame } from './step-form-frame.tsx';
import type { StepProps } from './step-props.ts';

function schemaFor(motives: readonly Motive[]) {
  return z
    .object({
      motiveId: z.string(),
      causeId: z.string(),
      note: z.string().max(500, 'La nota tiene más de 500 letras.'),
    })
    .superRefine(({ motiveId, causeId, note }, context) => {
      const motive = motives.find((each) => each.id === motiveId);
      if (!motive)
        context.addIssue({ code: 'custom', path: ['motiveId'], message: 'Elija el motivo de la anulación.' });
      if (!motive?.causes.some((cause) => cause.id === causeId)) {
        context.addIssue({ code: 'custom', path: ['causeId'], message: 'Elija la causa.' });
      }
      if (motive?.needsNote && note.trim() === '') {
        context.addIssue({
          code: 'custom',
          path: ['note'],
          message: 'Escriba en la nota cuál es el motivo.',
        });
      }
    });
}

function motiveGroups(motives: readonly Motive[]) {
  const options = (list: readonly Motive[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  const recent = recentMotives().flatMap((id) => motives.filter((each) => each.id === id));
  const rest = motives.filter((motive) => !recent.includes(motive));
  if (recent.length === 0) return options(rest);
  return [
    { group: 'Usados hace poco', items: options(recent) },
    { group: 'Todos', items: options(rest) },
  ];
}

/** A.4.1: motive, then its cause, by typing ahead; the last used stand on top (U15). */
export function MotiveStep({ view, formId, onAnswer, onSaved }: StepProps<'A4.1'>) {
  const motives = [...view.motives].sort((one, other) => one.position - other.position);
  const before = answerOf(view.state, 'A4.1')?.answer;
  const stepForm = useStepForm({
    view,
    step: 'A4.1',
    schema: schemaFor(motives),
    values: { motiveId: before?.motiveId ?? '', causeId: before?.causeId ?? '', note: before?.note ?? '' },
  });
  const { control, register, setValue, setFocus, formState } = stepForm.form;
  const motiveId = useWatch({ control, name: 'motiveId' });
  const motive = motives.find((each) => each.id === motiveId);
  return (
    <StepFormFrame
      stepForm={stepForm}
      formId={formId}
      labels={{ motiveId: 'Motivo', causeId: 'Causa', note: 'Nota' }}
      onSaved={onSaved}
      onValid={({ causeId, note }) => {
        const cause = motive?.causes.find((each) => each.id === causeId);
        if (!motive || !cause) return;
        rememberMotive(motive.id);
        onAnswer({
          motiveId: motive.id,
          motiveName: motive.name,
          causeId: cause.id,
          causeName: cause.name,
          noteRequired: motive.needsNote,
          note: note.trim(),
        });
      }}
    >
      <Controller
        control={control}
        name="motiveId"
        render={({ field, fieldState }) => (
          <Select
            {...field}
            id="motiveId"
            label="Motivo"
            placeholder="Escriba o elija"
            data={motiveGroups(motives)}
            searchable
            selectFirstOptionOnChange
            nothingFoundMessage="Ningún motivo se llama así"
            value={field.value === '' ? null : field.value}
            onChange={(value) => {
              field.onChange(value ?? '');
              const chosen = motives.find((each) => each.id === value);
              const only = chosen?.causes.length === 1 ? chosen.causes[0] : undefined;
              setValue('causeId', only?.id ?? '');
              // After the list has closed, or it would take the focus back.
              if (chosen) requestAnimationFrame(() => setFocus('causeId'));
            }}
            error={fieldState.error?.message}
            comboboxProps={{ transitionProps: { duration: 0 } }}
          />
        )}
      />
      <Controller
        control={control}
        name="causeId"
        render={({ field, fieldState }) => (
          <Select
            {...field}
            id="causeId"
            label="Causa"
            placeholder={motive ? 'Escriba o elija' : 'Primero elija el motivo'}
            data={motive?.causes.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            disabled={!motive}
            searchable
            selectFirstOptionOnChange
            nothingFoundMessage="Ninguna causa se llama así"
            value={field.value === '' ? null : field.value}
            onChange={(value) => field.onChange(value ?? '')}
            error={fieldState.error?.message}
            comboboxProps={{ transitionProps: { duration: 0 } }}
          />
        )}
      />
      <Textarea
        {...register('note')}
        id="note"
        label={motive?.needsNote ? 'Nota (obligatoria)' : 'Nota (si hace falta)'}
        autosize
        minRows={2}
        maxRows={6}
        error={formState.errors.note?.message}
      />
    </StepFormFrame>
  );
}
