import { Textarea } from '@mantine/core';
import type { UseFormReturn } from 'react-hook-form';

interface NoteFieldProps {
  readonly form: Pick<UseFormReturn<{ note: string }>, 'register' | 'formState'>;
}

/** The one field of a step that is done by its paper. */
export function NoteField({ form }: NoteFieldProps) {
  return (
    <Textarea
      {...form.register('note')}
      id="note"
      label="Nota (si hace falta)"
      autosize
      minRows={2}
      maxRows={6}
      error={form.formState.errors.note?.message}
    />
  );
}
