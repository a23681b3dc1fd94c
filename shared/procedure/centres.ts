import { foldText } from '../domain/text.ts';

/** Smartflex's exports and the organisation may write one centre in two ways. */
export function isSameCentre(one: string, other: string): boolean {
  return foldText(one) === foldText(other);
}

/**
 * The centre whose supervisor an order is for.
 *
 * @returns an empty text when no supervisor is known for the order's centre: then it is for any supervisor of the regional, as nobody else
 *   would ever see it.
 */
export function supervisedCentre(operationsCentre: string, centres: readonly string[]): string {
  return centres.some((centre) => isSameCentre(centre, operationsCentre)) ? operationsCentre : '';
}

/** Is an order of this supervised centre for a supervisor of that area? */
export function isForCentre(supervised: string, areaName: string): boolean {
  return supervised === '' || isSameCentre(supervised, areaName);
}
