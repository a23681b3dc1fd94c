import { formatDate } from '../../../shared/domain/dates.ts';
import { formatBolivianos } from '../../../shared/domain/money.ts';
import type { FoundNotification } from '../../../shared/ipc/closing-channels.ts';
import type { ErrorOf, RouterError } from '../../../shared/ipc/contract.ts';
import { refusalWords } from '../../components/refusal-words.ts';

export interface Told {
  readonly kind: 'info' | 'success' | 'warning' | 'error';
  readonly title: string;
  readonly text: string;
}

/** How far the paper was proved, and what is left to compare by eye. */
export const proofWords: Readonly<Record<FoundNotification['proof'], Told>> = {
  code: {
    kind: 'success',
    title: 'QR verificado',
    text: 'El código del papel corresponde a este trámite. Verifique el C.I. de quien la presenta.',
  },
  number: {
    kind: 'info',
    title: 'Número encontrado: compare con el papel',
    text: 'Se escribió el número y no se leyó el QR. Compare titular, C.I., productos e importe con lo impreso.',
  },
};

type Standing = Exclude<FoundNotification['standing'], 'payable'>;

function refundedText({ refund }: FoundNotification): string {
  if (refund === null) return 'No entregue dinero otra vez.';
  const { amountCents, receiptNumber, refundedOn, by, areaName } = refund;
  return `${formatBolivianos(amountCents)} el ${formatDate(refundedOn)}, comprobante ${receiptNumber}, por ${by} (${areaName}). No entregue dinero otra vez.`;
}

const standings: Readonly<Record<Standing, (found: FoundNotification) => Told>> = {
  refunded: (found) => ({
    kind: 'warning',
    title: 'Esta devolución ya figura registrada',
    text: refundedText(found),
  }),
  transferred: () => ({
    kind: 'warning',
    title: 'La devolución pasó a Reclamos de Facturación',
    text: 'Caja ya no la paga. Indique al cliente que la reclame allí con la notificación.',
  }),
  'nothing-to-refund': () => ({
    kind: 'info',
    title: 'No hay nada que devolver',
    text: 'La anulación no tiene un pago de derecho de instalación que se devuelva. Si el cliente tiene un recibo, pida que vuelva al asesor que lo atendió.',
  }),
  'not-accepted': () => ({
    kind: 'error',
    title: 'La anulación no está vigente: no entregue dinero',
    text: 'La oficina central no la aceptó, o el trámite terminó. Pida al cliente que vuelva al asesor que lo atendió.',
  }),
  unconfirmed: () => ({
    kind: 'warning',
    title: 'No entregue dinero todavía',
    text: 'La oficina central no confirmó esta anulación. Se confirma sola cuando la sucursal tiene línea; vuelva a consultar en unos minutos.',
  }),
};

/** Why the money is not given back, and the way on; null when it is. */
export function standingWords(found: FoundNotification): Told | null {
  return found.standing === 'payable' ? null : standings[found.standing](found);
}

type FindError = ErrorOf<'findNotification'> | RouterError;

/** Why no notification is shown for what was typed or scanned. */
export function searchWords(code: FindError): Told {
  if (code === 'not-found') {
    return {
      kind: 'warning',
      title: 'Ninguna notificación tiene ese número',
      text: 'Compárelo con el papel. Una notificación reciente puede no haber llegado todavía a este equipo: sincronice y vuelva a buscar. No entregue dinero sin encontrarla.',
    };
  }
  if (code === 'code-differs') {
    return {
      kind: 'error',
      title: 'El QR no corresponde a esta notificación: no entregue dinero',
      text: 'El número existe, pero el código del papel es otro. Lea el QR otra vez; si se repite, retenga el papel y avise a su jefe.',
    };
  }
  const { title, explanation, wayOn } = refusalWords(code);
  return { kind: 'error', title, text: `${explanation} ${wayOn}` };
}

type RefundError = ErrorOf<'recordRefund'> | RouterError;

/** The refund that did not go through. */
export interface RefundProblem extends Told {
  /** Nothing is decided: the same is asked again. */
  readonly mayRetry: boolean;
}

/** Until the central office has said that the refund was taken, no money is given, whatever the reason. */
export function refundWords(code: RefundError): RefundProblem {
  if (code === 'offline') {
    return {
      kind: 'warning',
      title: 'No entregue dinero todavía',
      text: 'No hay línea con la oficina central, y sin ella no se sabe si otra caja ya lo devolvió. Nada se registró. Reintente cuando vuelva la línea.',
      mayRetry: true,
    };
  }
  if (code === 'unconfirmed') {
    return {
      kind: 'warning',
      title: 'No entregue dinero todavía',
      text: 'La devolución está anotada en este equipo y la oficina central no la confirmó. Reintente: no se registra dos veces.',
      mayRetry: true,
    };
  }
  if (code === 'failed' || code === 'store-unavailable') {
    return {
      kind: 'warning',
      title: 'No entregue dinero todavía',
      text: 'Algo falló en este equipo y no se sabe si la devolución quedó anotada. Reintente: no se registra dos veces.',
      mayRetry: true,
    };
  }
  const { title, explanation, wayOn } = refusalWords(code);
  return { kind: 'error', title, text: `${explanation} ${wayOn} No entregue dinero.`, mayRetry: false };
}
