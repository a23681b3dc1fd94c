import { DateTime } from 'luxon';
import { z } from 'zod';
import { businessDay, businessZone, type Instant } from './dates.ts';

/** A month of the calendar of La Paz, `yyyy-mm`. */
export const monthSchema = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
export type Month = z.infer<typeof monthSchema>;

function beginning(month: Month): DateTime {
  return DateTime.fromISO(month, { zone: businessZone }).setLocale('es');
}

/** The month in La Paz of a moment. */
export function businessMonth(instant: Instant): Month {
  return businessDay(instant).slice(0, 7);
}

/** The month so many months later, or earlier with a negative count. */
export function addMonths(month: Month, count: number): Month {
  return beginning(month).plus({ months: count }).toFormat('yyyy-MM');
}

/** The moment at which a month begins in La Paz. */
export function monthStart(month: Month): Instant {
  return beginning(month).toJSDate().toISOString();
}

/** Every month of a period, both ends included; none when it ends before it begins. */
export function monthsOf(from: Month, to: Month): readonly Month[] {
  const count = beginning(to).diff(beginning(from), 'months').months + 1;
  return Array.from({ length: Math.max(0, Math.round(count)) }, (_each, index) => addMonths(from, index));
}

/** `octubre 2026` */
export function formatMonth(month: Month): string {
  return beginning(month).toFormat('LLLL yyyy');
}

/** `oct 26`, for the foot of a chart. */
export function formatShortMonth(month: Month): string {
  return beginning(month).toFormat('LLL yy').replace('.', '');
}
