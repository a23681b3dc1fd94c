/** The papers of a case, each numbered once (COM-DSC-P06 III.1): an original, and reprints that say so. */
export const paperTypes = [
  'notification',
  'requirements-slip',
  'inadmissibility',
  'autonomous-order',
  'handoff',
] as const;
export type PaperType = (typeof paperTypes)[number];

export const paperTypeNames: Readonly<Record<PaperType, string>> = {
  notification: 'Notificación de anulación',
  'requirements-slip': 'Requisitos pendientes',
  inadmissibility: 'Comunicación de improcedencia',
  'autonomous-order': 'Orden autónoma',
  handoff: 'Derivación a otro procedimiento',
};
