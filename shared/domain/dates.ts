import { DateTime } from 'luxon';
import { z } from 'zod';

/** The calendar by which the company judges `the same day` (COM-DSC-P06 A.2). */
export const businessZone = 'America/La_Paz';

/** A moment, ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const instantSchema = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof instantSchema>;

/** A day of the calendar of La Paz, `yyyy-mm-dd`. */
export const daySchema = z.iso.date();
export type Day = z.infer<typeof daySchema>;

function local(instant: Instant): DateTime {
  return DateTime.fromISO(instant, { zone: businessZone }).setLocale('es');
}

/** `11/23/2026`, which every build of ICU knows. Every event of a push is asked for its day, and luxon takes six times as long. */
const dayFormat = new Intl.DateTimeFormat('en-US', {
  timeZone: businessZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in La Paz of a moment. */
export function businessDay(instant: Instant): Day {
  const [month, day, year] = dayFormat.format(Date.parse(instant)).split('/');
  return `${year}-${month}-${day}`;
}

/** `23/11/2026` */
export function formatDate(value: Instant | Day): string {
  return local(value).toFormat('dd/MM/yyyy');
}

/** `23/11/2026 14:02` in La Paz */
export function formatDateTime(instant: Instant): string {
  return local(instant).toFormat('dd/MM/yyyy HH:mm');
}

/** `14:02:11` in La Paz */
export function formatTime(instant: Instant): string {
  return local(instant).toFormat('HH:mm:ss');
}

/**
 * Reads `dd/mm/yyyy`, with or without `hh:mm` or `hh:mm:ss`, as Smartflex's reports write it, in La Paz.
 *
 * @returns null when it is not a moment of the calendar.
 */
export function parseLocalDateTime(text: string): Instant | null {
  for (const format of ['dd/MM/yyyy', 'dd/MM/yyyy HH:mm', 'dd/MM/yyyy HH:mm:ss']) {
    const read = DateTime.fromFormat(text.trim(), format, { zone: businessZone });
    if (read.isValid) return read.toJSDate().toISOString();
  }
  return null;
}
