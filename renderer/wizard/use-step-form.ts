import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { type DefaultValues, type FieldValues, type UseFormReturn, useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { Instant } from '../../shared/domain/dates.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import type { StepId } from '../../shared/procedure/outline.ts';
import { call } from '../bridge/bridge.ts';

/** Typing that pauses this long (ms) is saved without waiting for the field to be left. */
const pauseBeforeSaving = 400;

export interface StepForm<Values extends FieldValues> {
  readonly form: UseFormReturn<Values>;
  /** When what is on screen was last put on disk; null while nothing was typed. */
  readonly savedAt: Instant | null;
  readonly savingFailed: boolean;
  /** Saves what is on screen now: at every blur. */
  readonly save: () => void;
}

interface StepFormOptions<Values extends FieldValues> {
  readonly view: CaseView;
  readonly step: StepId;
  readonly schema: z.ZodType<Values, Values>;
  /** What the fields hold when there is no draft: the answer given before, or what is known. */
  readonly values: Values;
}

/**
 * A step's form: begins with the draft where there is one, checks when a field is left (U7), and puts on disk what is typed at every
 * blur and pause (U4).
 */
export function useStepForm<Values extends FieldValues>(options: StepFormOptions<Values>): StepForm<Values> {
  const { view, step, schema, values } = options;
  const { caseId } = view.state;
  const draft = view.drafts.find((each) => each.step === step)?.values;
  const form = useForm<Values, unknown, Values>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    reValidateMode: 'onChange',
    defaultValues: { ...values, ...(draft as Partial<Values> | undefined) } as DefaultValues<Values>,
    shouldFocusError: false,
  });
  const saving = useMutation({
    mutationFn: (typed: Values) => call('saveDraft', { caseId, step, values: typed as never }),
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { mutate } = saving;
  const { getValues, subscribe } = form;
  const save = useCallback(() => {
    clearTimeout(timer.current);
    mutate(getValues());
  }, [mutate, getValues]);
  useEffect(() => {
    const unsubscribe = subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(save, pauseBeforeSaving);
      },
    });
    return () => {
      unsubscribe();
      clearTimeout(timer.current);
    };
  }, [subscribe, save]);
  const saved = saving.data;
  return { form, savedAt: saved?.ok ? saved.value.savedAt : null, savingFailed: saved?.ok === false, save };
}
