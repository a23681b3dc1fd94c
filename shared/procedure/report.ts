import type { Position } from './state.ts';

/** Where a case stands in section B, as the CCGPA report calls it (COM-DSC-P06 B.1: "estado del proceso"). */
export const processStates = [
  'pending',
  'in-process',
  'handed-off',
  'restoring',
  'to-close',
  'closed',
] as const;
export type ProcessState = (typeof processStates)[number];

export const processStateNames: Readonly<Record<ProcessState, string>> = {
  pending: 'Pendiente',
  'in-process': 'En proceso',
  'handed-off': 'Derivada a otro procedimiento',
  restoring: 'En restauración',
  'to-close': 'Por cerrar',
  closed: 'Cerrada',
};

/** The report's "tipo de proceso" (I-15). */
export const processTypes = ['full', 'partial'] as const;
export const processTypeNames: Readonly<Record<(typeof processTypes)[number], string>> = {
  full: 'Anulación completa',
  partial: 'Anulación parcial',
};

/** @returns null for a case that is not in the report: it has not come to section B, or never will. */
export function processStateOf(position: Position): ProcessState | null {
  if (position.kind === 'ended') return position.outcome === 'annulled' ? 'closed' : null;
  if (position.kind === 'waiting') return 'handed-off';
  if (position.kind === 'act' || !position.step.startsWith('B')) return null;
  if (position.step === 'B1') return 'pending';
  if (position.step === 'B8') return 'restoring';
  return position.step === 'B12' || position.step === 'B13' ? 'to-close' : 'in-process';
}
