import { Select, Textarea } from '@mantine/core';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { Motive } from '../../../shared/domain/people.ts';
import type { AnswerOf } from '../../../shared/procedure/steps.ts';
import { recentMotives, rememberMotive } from './recent-motives.ts';

export const motiveShape = {
  motiveId: z.string(),
  causeId: z.string(),
  note: z.string().max(500, 'La nota tiene más de 500 letras.'),
};
/** Fields of a step's form that asks for the motive, at either desk (A.4.1, A.10). */
export type MotiveValues = z.input<z.ZodObject<typeof motiveShape>>;
export const motiveLabels = { motiveId: 'Motivo', causeId: 'Causa', note: 'Nota' } as const;

/** The catalogue in its own order. */
export function inOrder(motives: readonly Motive[]): readonly Motive[] {
  return [...motives].sort((one, other) => one.position - other.position);
}

/** What a step's schema asks beyond the fields' shapes. */
export function checkMotive(
  motives: readonly Motive[],
  { motiveId, causeId, note }: MotiveValues,
  issue: (path: keyof MotiveValues, message: string) => void,
): void {
  const motive = motives.find((each) => each.id === motiveId);
  if (!motive) issue('motiveId', 'Elija el motivo de la anulación.');
  if (!motive?.causes.some((cause) => cause.id === causeId)) issue('causeId', 'Elija la causa.');
  if (motive?.needsNote && note.trim() === '') issue('note', 'Escriba en la nota cuál es el motivo.');
}

/** The fields' beginning: the answer that either desk has given before, or nothing. */
export function motiveValues(before: Partial<MotiveValues> | undefined): MotiveValues {
  return {
    motiveId: before?.motiveId ?? '',
    causeId: before?.causeId ?? '',
    note: before?.note ?? '',
  };
}

/**
 * The answer in the catalogue's words, which also moves the motive to the top of the list.
 *
 * @returns null for values that `checkMotive` refuses.
 */
export function motiveAnswer(
  motives: readonly Motive[],
  { motiveId, causeId, note }: MotiveValues,
): AnswerOf<'A4.1'> | null {
  const motive = motives.find((each) => each.id === motiveId);
  const cause = motive?.causes.find((each) => each.id === causeId);
  if (!motive || !cause) return null;
  rememberMotive(motive.id);
  return {
    motiveId: motive.id,
    motiveName: motive.name,
    causeId: cause.id,
    causeName: cause.name,
    noteRequired: motive.needsNote,
    note: note.trim(),
  };
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

const typedAhead = {
  searchable: true,
  selectFirstOptionOnChange: true,
  comboboxProps: { transitionProps: { duration: 0 } },
} as const;

/** Motive, then its cause, by typing ahead; the last used stand on top (U15). Within a `FormProvider`. */
export function MotiveFields({ motives }: { readonly motives: readonly Motive[] }) {
  const { control, register, setValue, setFocus, formState } = useFormContext<MotiveValues>();
  const motiveId = useWatch({ control, name: 'motiveId' });
  const motive = motives.find((each) => each.id === motiveId);
  return (
    <>
      <Controller
        control={control}
        name="motiveId"
        render={({ field, fieldState }) => (
          <Select
            {...field}
            {...typedAhead}
            id="motiveId"
            label="Motivo"
            placeholder="Escriba o elija"
            data={motiveGroups(motives)}
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
          />
        )}
      />
      <Controller
        control={control}
        name="causeId"
        render={({ field, fieldState }) => (
          <Select
            {...field}
            {...typedAhead}
            id="causeId"
            label="Causa"
            placeholder={motive ? 'Escriba o elija' : 'Primero elija el motivo'}
            data={motive?.causes.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            disabled={!motive}
            nothingFoundMessage="Ninguna causa se llama así"
            value={field.value === '' ? null : field.value}
            onChange={(value) => field.onChange(value ?? '')}
            error={fieldState.error?.message}
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
    </>
  );
}
