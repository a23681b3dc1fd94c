import { z } from 'zod';
import {
  businessDay,
  type Day,
  formatDate,
  type Instant,
  parseLocalDateTime,
} from '../../../shared/domain/dates.ts';
import { type Cents, formatBolivianos, parseBolivianos } from '../../../shared/domain/money.ts';
import type { FoundNotification } from '../../../shared/ipc/closing-channels.ts';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import { isNotificationQr } from '../../../shared/procedure/notification-code.ts';

/** `350,00`, as an amount is typed. */
function plainAmount(cents: Cents): string {
  return formatBolivianos(cents).replace('Bs ', '');
}

/** A day as it is typed, `dd/mm/aaaa`; null when it is none. */
function readDay(text: string): Day | null {
  const read = parseLocalDateTime(text);
  return read === null ? null : businessDay(read);
}

/**
 * What the cash desk types: the receipt, the whole amount that the notification says, and a day that has come.
 *
 * @param today in La Paz.
 */
export function refundSchema(refundCents: Cents, today: Day) {
  return z.object({
    receiptNumber: z
      .string()
      .max(40, 'El número tiene más de 40 letras.')
      .refine((text) => text.trim() !== '', 'Escriba el número del comprobante de la devolución.')
      .refine(
        (text) => !isNotificationQr(text),
        'Eso es el QR de una notificación: pulse F2 y léalo allí. Aquí va el número del comprobante.',
      ),
    amount: z
      .string()
      .refine(
        (text) => parseBolivianos(text) === refundCents,
        `El importe es el de la notificación: ${formatBolivianos(refundCents)}, ni más ni menos.`,
      ),
    refundedOn: z.string().superRefine((text, context) => {
      const day = readDay(text);
      const message =
        day === null
          ? `Escriba el día, por ejemplo ${formatDate(today)}.`
          : day > today
            ? `El día es posterior a hoy, ${formatDate(today)}.`
            : null;
      if (message !== null) context.addIssue({ code: 'custom', message });
    }),
  });
}
export type RefundValues = z.input<ReturnType<typeof refundSchema>>;

/** What the form begins with. */
export function refundDefaults(refundCents: Cents, now: Instant): RefundValues {
  return { receiptNumber: '', amount: plainAmount(refundCents), refundedOn: formatDate(businessDay(now)) };
}

/** @returns null while the amount or the day cannot be read. */
export function refundRequest(
  found: Pick<FoundNotification, 'caseId' | 'head' | 'notificationNumber'>,
  values: RefundValues,
): RequestOf<'recordRefund'> | null {
  const amountCents = parseBolivianos(values.amount);
  const refundedOn = readDay(values.refundedOn);
  if (amountCents === null || refundedOn === null) return null;
  const { caseId, head, notificationNumber } = found;
  return {
    caseId,
    head,
    notificationNumber,
    receiptNumber: values.receiptNumber.trim(),
    amountCents,
    refundedOn,
  };
}
