/** Mark that a QR of ours begins with. */
const mark = 'REVERSA';
/** What stands between the QR's parts: `:`, or what it becomes when a scanner types for another keyboard than the system's. */
const separator = '[:;.>Ñ]';
const qr = new RegExp(`^${mark}\\s*${separator}(.{1,60})${separator}\\s*([0-9A-F]{12})$`);
/** Between the parts of a number, as typed, pasted or scanned: `'` and `/` are `-` on another keyboard. */
const gaps = /[\s\-‐‑–—'/.]/g;
const plain = /^(?=.*\d)[A-Z0-9]{1,40}$/;

/**
 * The word of a notification's QR that its number does not tell: the random end of the case's UUID, so that who sees numbers alone
 * cannot write a QR that fits.
 *
 * @returns 12 hexadecimal digits, upper case.
 */
export function notificationCode(caseId: string): string {
  return caseId.replaceAll('-', '').slice(-12).toUpperCase();
}

/** What the QR on the notification says: `REVERSA:N-LPZ-01-01-000123-KTRB:9F3C0A7B41D2` */
export function qrText(number: string, caseId: string): string {
  return [mark, number, notificationCode(caseId)].join(':');
}

export interface NotificationText {
  /** Upper case, without spaces and hyphens: `NLPZ0101000123KTRB`. */
  readonly number: string;
  /** Null where the number alone was typed. */
  readonly code: string | null;
}

/** Does it begin as a QR of ours does, even when it was read in part or into the wrong field? */
export function isNotificationQr(text: string): boolean {
  return text.trim().toUpperCase().startsWith(mark);
}

function plainNumber(text: string): string | null {
  const number = text.replaceAll(gaps, '');
  return plain.test(number) ? number : null;
}

/**
 * Reads a notification's number as somebody types it, or its QR as a scanner types it (COM-DSC-P06 A.6).
 *
 * @returns null when it is neither, a QR that was read in part included.
 */
export function readNotificationText(text: string): NotificationText | null {
  const typed = text.normalize('NFC').trim().toUpperCase();
  const scanned = qr.exec(typed);
  const [, numberPart = typed, code = null] = scanned ?? [];
  if (scanned === null && isNotificationQr(typed)) return null;
  const number = plainNumber(numberPart);
  return number === null ? null : { number, code };
}
