import { type Indicator, verdictNames } from './indicator.ts';

type Judged = Pick<Indicator, 'value' | 'verdict' | 'open' | 'best'>;

/** `92,3 %` */
export function formatPercent(value: number): string {
  return `${value.toFixed(1).replace('.', ',')} %`;
}

/** `1.234` */
export function formatCount(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '.');
}

/** `92,3 %`, or `—` where nothing was requested. */
export function valueWords({ value }: Pick<Indicator, 'value'>): string {
  return value === null ? '—' : formatPercent(value);
}

export function verdictWords({ verdict }: Pick<Indicator, 'verdict'>): string {
  return verdict === null ? 'Sin solicitudes' : verdictNames[verdict];
}

/** `3 en curso: hasta 95,0 %`; empty when the value is final. */
export function provisionalWords({ open, best }: Pick<Judged, 'open' | 'best'>): string {
  return best === null ? '' : `${formatCount(open)} en curso: hasta ${formatPercent(best)}`;
}

/** `92,3 %, Aceptado, provisional (3 en curso: hasta 95,0 %)` */
export function indicatorWords(indicator: Judged): string {
  if (indicator.value === null) return verdictWords(indicator);
  const provisional = provisionalWords(indicator);
  const known = `${valueWords(indicator)}, ${verdictWords(indicator)}`;
  return provisional === '' ? known : `${known}, provisional (${provisional})`;
}
