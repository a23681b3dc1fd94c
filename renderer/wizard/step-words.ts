import type { Place } from './step-navigation.ts';

/** One or two words for the thin progress line. */
export const placeNames: Readonly<Record<Place, string>> = {
  A1: 'Cliente',
  A2: 'Fecha',
  A3: 'Tipo',
  A4: 'Productos',
  'A4.1': 'Motivo',
  A5: 'Pago',
  review: 'Revisión',
  A6: 'Caja',
};
