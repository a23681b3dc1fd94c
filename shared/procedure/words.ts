import type { impossibleDecisions, withdrawalReasons } from './events.ts';
import type { HandoverReason } from './step.ts';

/** Reasons of a withdrawal (I-8) as they are offered and printed. */
export const withdrawalReasonNames: Readonly<Record<(typeof withdrawalReasons)[number], string>> = {
  'changed-mind': 'El cliente decidió conservar el servicio',
  'wrong-request': 'La solicitud elegida no era la correcta',
  'customer-left': 'El cliente se retiró sin concluir',
  other: 'Otro motivo',
};

export const handoverReasonNames: Readonly<Record<HandoverReason, string>> = {
  'not-same-day': 'La solicitud no es de hoy',
  'order-executed': 'La orden de trabajo ya fue ejecutada',
};

/** What Back Office Incidencias decides about an activity that could not be done. */
export const impossibleDecisionNames: Readonly<Record<(typeof impossibleDecisions)[number], string>> = {
  retry: 'Volver a intentar',
  waive: 'Dejar sin efecto',
};
