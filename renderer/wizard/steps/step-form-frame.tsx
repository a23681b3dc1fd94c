import { Stack } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { FieldValues, Path } from 'react-hook-form';
import { ErrorSummary } from '../../components/error-summary.tsx';
import type { StepForm } from '../use-step-form.ts';
import type { SavedNote } from './step-props.ts';

interface StepFormFrameProps<Values extends FieldValues> {
  readonly stepForm: StepForm<Values>;
  readonly formId: string;
  /** The fields' names as the summary of errors calls them; a field's element has the field's name as its id. */
  readonly labels: Readonly<Partial<Record<Path<Values>, string>>>;
  readonly onSaved: (saved: SavedNote) => void;
  readonly onValid: (values: Values) => void;
  readonly children: ReactNode;
}

/** A step's form element: saves at every blur, and on Continuar either answers or puts the focus on the summary of errors. */
export function StepFormFrame<Values extends FieldValues>(props: StepFormFrameProps<Values>) {
  const { stepForm, formId, labels, onSaved, onValid, children } = props;
  const { form, savedAt, savingFailed, save } = stepForm;
  const [attempt, setAttempt] = useState(0);
  useEffect(() => onSaved({ savedAt, failed: savingFailed }), [onSaved, savedAt, savingFailed]);
  const errors = Object.entries(form.formState.errors).flatMap(([field, error]) =>
    typeof error?.message === 'string'
      ? [{ fieldId: field, label: labels[field as Path<Values>] ?? '', message: error.message }]
      : [],
  );
  return (
    <form
      id={formId}
      noValidate
      onBlur={save}
      onKeyDown={(event) => {
        const { target } = event;
        // A picked choice is an answer: Enter on it continues, as from a one-line field (U1).
        const isChoice = target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(target.type);
        if (event.key !== 'Enter' || event.ctrlKey || event.repeat || !isChoice) return;
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void form.handleSubmit(onValid, () => setAttempt((count) => count + 1))();
      }}
    >
      <Stack gap="md">
        <ErrorSummary attempt={attempt} errors={errors} />
        {children}
      </Stack>
    </form>
  );
}
