import { z } from 'zod';
import { type Company, companySchema } from '../domain/company.ts';
import { type Instant, instantSchema } from '../domain/dates.ts';
import { type Month, monthSchema, monthsOf } from '../domain/months.ts';

export { monthSchema };

/** Annulments effectively done have to be more than this percentage of the requests (COM-DSC-P06 III.2). */
export const acceptedAbove = 90;
/** Most months of one period. */
export const mostMonths = 36;

const figures = {
  /** All cases that were opened. */
  total: z.int().min(0),
  /** Ended by B.13 with the annulment done. */
  effective: z.int().min(0),
  withdrawn: z.int().min(0),
  inadmissible: z.int().min(0),
  open: z.int().min(0),
};
type Figures = { readonly [Name in keyof typeof figures]: number };

export const indicatorCountSchema = z.strictObject({
  month: monthSchema,
  areaId: z.string(),
  areaName: z.string(),
  advisorId: z.string(),
  advisorName: z.string(),
  ...figures,
});
/** The cases that one advisor opened in one area in one month, by how they stand now. */
export type IndicatorCount = z.infer<typeof indicatorCountSchema>;

export const verdicts = ['accepted', 'observed'] as const;
export type Verdict = (typeof verdicts)[number];
export const verdictNames: Readonly<Record<Verdict, string>> = {
  accepted: 'Aceptado',
  observed: 'Observado',
};

const indicatorFields = {
  ...figures,
  /** Percent with one decimal; null where nothing was requested. */
  value: z.number().nullable(),
  verdict: z.enum(verdicts).nullable(),
  /** Cases are open still, so the value can rise. */
  provisional: z.boolean(),
  /** What a provisional value becomes if all open cases end annulled; null when it is final. */
  best: z.number().nullable(),
};
export const indicatorSchema = z.strictObject(indicatorFields);
export type Indicator = z.infer<typeof indicatorSchema>;

function isAccepted(effective: number, total: number): boolean {
  return effective * 100 > acceptedAbove * total;
}

/** One decimal; a value just above the limit is rounded up, so that what is read never contradicts the verdict. */
function percent(effective: number, total: number): number {
  const rounded = Math.round((effective * 1000) / total) / 10;
  return rounded === acceptedAbove && isAccepted(effective, total) ? acceptedAbove + 0.1 : rounded;
}

function sum(counts: readonly Figures[], name: keyof Figures): number {
  return counts.reduce((whole, count) => whole + count[name], 0);
}

/** Annulments done x 100 / requests, compared as whole numbers: exactly 90 % is observed (COM-DSC-P06 III.2). */
export function indicatorOf(counts: readonly Figures[]): Indicator {
  const total = sum(counts, 'total');
  const effective = sum(counts, 'effective');
  const open = sum(counts, 'open');
  const verdict: Verdict = isAccepted(effective, total) ? 'accepted' : 'observed';
  return {
    total,
    effective,
    withdrawn: sum(counts, 'withdrawn'),
    inadmissible: sum(counts, 'inadmissible'),
    open,
    value: total === 0 ? null : percent(effective, total),
    verdict: total === 0 ? null : verdict,
    provisional: open > 0,
    best: open > 0 ? percent(effective + open, total) : null,
  };
}

const monthLineSchema = z.strictObject({ month: monthSchema, ...indicatorFields });
export type MonthIndicator = z.infer<typeof monthLineSchema>;
const areaLineSchema = z.strictObject({ areaId: z.string(), areaName: z.string(), ...indicatorFields });
export type AreaIndicator = z.infer<typeof areaLineSchema>;
const advisorLineSchema = z.strictObject({
  advisorId: z.string(),
  advisorName: z.string(),
  /** All of the areas in which the advisor opened cases. */
  areaName: z.string(),
  ...indicatorFields,
});
export type AdvisorIndicator = z.infer<typeof advisorLineSchema>;

/** Every month of the period in its order, those without a request too. */
export function byMonth(
  counts: readonly IndicatorCount[],
  from: Month,
  to: Month,
): readonly MonthIndicator[] {
  const months = Map.groupBy(counts, ({ month }) => month);
  return monthsOf(from, to).map((month) => ({ month, ...indicatorOf(months.get(month) ?? []) }));
}

/** The lowest indicator first, compared exactly. */
function lowestFirst(one: Figures, other: Figures): number {
  return one.effective * other.total - other.effective * one.total;
}

/** The lowest indicator first. */
export function byArea(counts: readonly IndicatorCount[]): readonly AreaIndicator[] {
  return [...Map.groupBy(counts, ({ areaId }) => areaId)]
    .map(([areaId, own]) => ({ areaId, areaName: own.at(-1)?.areaName ?? areaId, ...indicatorOf(own) }))
    .sort((one, other) => lowestFirst(one, other) || one.areaName.localeCompare(other.areaName, 'es'));
}

/** The lowest indicator first. */
export function byAdvisor(counts: readonly IndicatorCount[]): readonly AdvisorIndicator[] {
  return [...Map.groupBy(counts, ({ advisorId }) => advisorId)]
    .map(([advisorId, own]) => ({
      advisorId,
      advisorName: own.at(-1)?.advisorName ?? advisorId,
      areaName: [...new Set(own.map(({ areaName }) => areaName))].join(', '),
      ...indicatorOf(own),
    }))
    .sort((one, other) => lowestFirst(one, other) || one.advisorName.localeCompare(other.advisorName, 'es'));
}

export const indicatorReportSchema = z.strictObject({
  company: companySchema,
  from: monthSchema,
  to: monthSchema,
  /** When it was counted. */
  at: instantSchema,
  whole: indicatorSchema,
  months: z.array(monthLineSchema),
  areas: z.array(areaLineSchema),
  advisors: z.array(advisorLineSchema),
});
/** The indicator of a period as it is exported and printed. */
export type IndicatorReport = z.infer<typeof indicatorReportSchema>;

export function indicatorReport(
  counts: readonly IndicatorCount[],
  period: { readonly from: Month; readonly to: Month },
  company: Company,
  at: Instant,
): IndicatorReport {
  const { from, to } = period;
  return {
    company,
    from,
    to,
    at,
    whole: indicatorOf(counts),
    months: [...byMonth(counts, from, to)],
    areas: [...byArea(counts)],
    advisors: [...byAdvisor(counts)],
  };
}
