import { useSearchParams } from 'react-router';
import type { Month } from '../../../shared/domain/months.ts';
import { type Period, periodOf } from './period.ts';

export const views = ['mes', 'area', 'asesor'] as const;
export type View = (typeof views)[number];

export interface Only {
  readonly areaId: string | null;
  readonly advisorId: string | null;
}

/** The months, the table and the one area or advisor of the page's address: the way back from a list of cases leads to the same view. */
export function useIndicatorAddress(thisMonth: Month) {
  const [address, setAddress] = useSearchParams();
  const view: View = views.find((each) => each === address.get('vista')) ?? 'mes';
  const only: Only = { areaId: address.get('area'), advisorId: address.get('asesor') };
  const change = (changes: Readonly<Record<string, string | null>>, replace: boolean) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null) after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace },
    );
  return {
    period: periodOf(address.get('desde'), address.get('hasta'), thisMonth),
    view,
    only,
    setPeriod: ({ from, to }: Period) => change({ desde: from, hasta: to }, true),
    setView: (vista: View) => change({ vista }, true),
    /** The months of one area or advisor; a step of its own in the window's history. */
    showOnly: ({ areaId, advisorId }: Only) =>
      change({ vista: 'mes', area: areaId, asesor: advisorId }, false),
  };
}

/** Where the cases of a month are listed. */
export function monthAddress(month: Month, { areaId, advisorId }: Only): string {
  const address = new URLSearchParams();
  if (areaId !== null) address.set('area', areaId);
  if (advisorId !== null) address.set('asesor', advisorId);
  const query = address.toString();
  return `/indicador/${month}${query === '' ? '' : `?${query}`}`;
}
