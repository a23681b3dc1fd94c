import { addMonths, type Month, monthSchema, monthsOf } from '../../../shared/domain/months.ts';
import { mostMonths } from '../../../shared/procedure/indicator.ts';

export interface Period {
  readonly from: Month;
  readonly to: Month;
}

/** Months of the period that a page begins with. */
const usualMonths = 12;
/** How far back the months to choose from go. */
const offeredMonths = 60;

/** A new beginning; the end follows where the period would be turned around or too long. */
export function withFrom({ to }: Period, from: Month): Period {
  const latest = addMonths(from, mostMonths - 1);
  if (to < from) return { from, to: from };
  return { from, to: to > latest ? latest : to };
}

/** A new end; the beginning follows where the period would be turned around or too long. */
export function withTo({ from }: Period, to: Month): Period {
  const earliest = addMonths(to, 1 - mostMonths);
  if (from > to) return { from: to, to };
  return { from: from < earliest ? earliest : from, to };
}

/** The period of an address; the last twelve months where it names none. */
export function periodOf(from: string | null, to: string | null, thisMonth: Month): Period {
  const end = monthSchema.safeParse(to).data ?? thisMonth;
  const beginning = monthSchema.safeParse(from).data ?? addMonths(end, 1 - usualMonths);
  return withTo({ from: beginning, to: end }, end);
}

/** The months that can be chosen, the latest first; what is chosen is always among them. */
export function offered({ from, to }: Period, thisMonth: Month): readonly Month[] {
  const usual = monthsOf(addMonths(thisMonth, 1 - offeredMonths), thisMonth);
  return [...new Set([...usual, from, to])].sort().reverse();
}
