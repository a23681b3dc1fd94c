import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { type Day, formatDate } from '../../shared/domain/dates.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { call } from '../bridge/bridge.ts';
import { Banner } from '../components/banner.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { refusalWords } from '../components/refusal-words.ts';
import styles from './panels.module.css';
import { dayOf, typedDay } from './steps/typed-day.ts';
import { headOf, useCaseCommand } from './use-case-view.ts';

function schemaFor(today: Day) {
  return z.object({
    returnedOn: typedDay(today),
    result: z
      .string()
      .max(500, 'El resultado tiene más de 500 letras.')
      .refine((text) => text.trim() !== '', 'Escriba con qué resultado volvió.'),
  });
}

interface ReturnFormProps {
  readonly view: CaseView;
  /** The hand-off's. */
  readonly number: string;
  readonly onCancel: () => void;
  readonly onReturned: () => void;
}

/** Another procedure has given the case back: when, and with what result. */
export function ReturnForm({ view, number, onCancel, onReturned }: ReturnFormProps) {
  const [attempt, setAttempt] = useState(0);
  const form = useForm({
    resolver: zodResolver(schemaFor(view.facts.businessDay)),
    mode: 'onTouched',
    shouldFocusError: false,
    defaultValues: { returnedOn: formatDate(view.facts.businessDay), result: '' },
  });
  const returning = useCaseCommand(
    view.state.caseId,
    (given: { readonly returnedOn: Day; readonly result: string }) =>
      call('returnHandoff', { ...headOf(view), number, ...given }),
  );
  const { errors } = form.formState;
  const idOf = (field: 'returnedOn' | 'result') => `${field}-${number}`;
  const shownErrors = (['returnedOn', 'result'] as const).flatMap((field) => {
    const message = errors[field]?.message;
    return message ? [{ fieldId: idOf(field), label: '', message }] : [];
  });
  const refused = returning.data?.ok === false ? refusalWords(returning.data.error) : null;
  const submit = form.handleSubmit(
    ({ returnedOn, result }) => {
      const day = dayOf(returnedOn);
      if (day === null || returning.isPending) return;
      returning.mutate(
        { returnedOn: day, result: result.trim() },
        { onSuccess: (answer) => answer.ok && onReturned() },
      );
    },
    () => setAttempt((count) => count + 1),
  );
  return (
    <form
      noValidate
      className={styles.form}
      aria-label={`Retorno de la derivación ${number}`}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ErrorSummary attempt={attempt} errors={shownErrors} />
      {refused && (
        <Banner kind="error" title={refused.title}>
          {refused.explanation} {refused.wayOn}
        </Banner>
      )}
      <TextInput
        {...form.register('returnedOn')}
        id={idOf('returnedOn')}
        className={styles.day}
        label="Fecha del retorno"
        autoFocus
        placeholder="dd/mm/aaaa"
        inputMode="numeric"
        autoComplete="off"
        error={errors.returnedOn?.message}
      />
      <Textarea
        {...form.register('result')}
        id={idOf('result')}
        label="Resultado"
        description="Lo que respondió el otro procedimiento."
        autosize={false}
        rows={3}
        error={errors.result?.message}
      />
      <Group gap="sm">
        <Button type="submit" loading={returning.isPending}>
          Registrar el retorno
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancelar
        </Button>
      </Group>
    </form>
  );
}
