import type { CaseRow } from '../../../shared/ipc/views.ts';
import { holderNow } from '../../../shared/procedure/custody.ts';

/** Who has the case at a moment; nobody once it was taken and forgotten (U12). */
export function holderNameAt(
  row: Pick<CaseRow, 'holderId' | 'holderName' | 'heldAt'>,
  at: string,
  takeMinutes: number,
): string | null {
  const { holderId, holderName, heldAt } = row;
  if (holderId === null || holderName === null || heldAt === null) return null;
  // Whichever desk has it, the time is the same.
  const holder = { userId: holderId, name: holderName, role: 'back-office-incidents', at: heldAt } as const;
  return holderNow({ holder }, { at, takeMinutes })?.name ?? null;
}
