import { z } from 'zod';
import { businessDay, type Day, formatDate, parseLocalDateTime } from '../../../shared/domain/dates.ts';

/** The day of `dd/mm/aaaa`; null when it is none of the calendar. */
export function dayOf(text: string): Day | null {
  const read = parseLocalDateTime(text);
  return read && businessDay(read);
}

/** A field in which a day is typed, none after `latest`. */
export function typedDay(latest: Day) {
  return z.string().superRefine((text, context) => {
    const day = dayOf(text);
    if (day === null) context.addIssue({ code: 'custom', message: 'Escriba la fecha como dd/mm/aaaa.' });
    else if (day > latest)
      context.addIssue({
        code: 'custom',
        message: `Escriba una fecha que no sea posterior a hoy, ${formatDate(latest)}.`,
      });
  });
}
