import { Button, Group, TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { z } from 'zod';
import { formatDateTime, type Instant, parseLocalDateTime } from '../../shared/domain/dates.ts';

function systemNow(): Instant {
  return new Date().toISOString();
}

/** What a moment's field begins with: now in La Paz, `dd/mm/aaaa hh:mm`. */
export function momentNow(now: Instant = systemNow()): string {
  return formatDateTime(now);
}

/**
 * Reads a moment as it is typed. A day without an hour is not a moment: it would be taken for midnight.
 *
 * @returns null when it is not `dd/mm/aaaa hh:mm`.
 */
export function readMoment(text: string): Instant | null {
  return text.includes(':') ? parseLocalDateTime(text) : null;
}

/**
 * A typed moment that is over, for a step's form. Its output is the text itself.
 *
 * @param now by the workstation's clock, as the field's own beginning.
 */
export function momentSchema(now: () => Instant = systemNow): z.ZodType<string, string> {
  return z.string().superRefine((text, context) => {
    const read = readMoment(text);
    if (read === null) {
      context.addIssue({
        code: 'custom',
        message: 'Escriba el día y la hora, por ejemplo 23/11/2026 14:02.',
      });
    } else if (read > now()) {
      context.addIssue({
        code: 'custom',
        message: 'Escriba una hora que ya pasó: esta es posterior a ahora.',
      });
    }
  });
}

interface MomentFieldProps {
  readonly id: string;
  readonly label: string;
  /** As typed: `dd/mm/aaaa hh:mm`, in La Paz. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur?: () => void;
  readonly ref?: Ref<HTMLInputElement>;
  readonly error?: string | undefined;
}

/** A day and an hour in La Paz, typed; `Ahora` puts the present moment. */
export function MomentField({ id, label, value, onChange, onBlur, ref, error }: MomentFieldProps) {
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap">
      <TextInput
        ref={ref}
        id={id}
        label={label}
        description="dd/mm/aaaa hh:mm, hora de La Paz"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        maxLength={16}
        w={260}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onBlur}
        error={error}
      />
      <Button variant="default" mt={24} aria-label={`Ahora: ${label}`} onClick={() => onChange(momentNow())}>
        Ahora
      </Button>
    </Group>
  );
}
