import { isNotificationQr, readNotificationText } from '../../../shared/procedure/notification-code.ts';

/** The number in what was typed or scanned for B.12: a notification's QR says more than its number. */
export function typedNumber(text: string): string {
  const typed = text.trim();
  return isNotificationQr(typed) ? (readNotificationText(typed)?.number ?? typed) : typed;
}
