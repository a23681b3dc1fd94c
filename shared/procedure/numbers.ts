/** Which of a device's two counts a number is of. */
export type Series = 'case' | 'notification';

/** No vowels, so that no four of them make a word, and no Y, which is heard as a vowel: `B C D F … X Z`. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';
const tagLength = 4;
/** A number as it stands in an event's JSON; those of before the tag end with their digits. */
const inJson = /"(N-)?([A-Z0-9-]{1,40}?)-(\d{6,})(?:-[B-Z]{4})?"/g;

/**
 * Letters that tell a case's numbers from another case's with the same count: a disk that was copied counts on in both places, and neither
 * hears of the other before it has the line. They come from digits of the case's UUIDv7 that chance made, so that they are the same each
 * time; not from its end, which a notification's QR keeps to itself.
 *
 * @param caseId UUIDv7.
 * @returns one of 160,000, for example `KTRB`.
 */
function tagOf(caseId: string): string {
  const digits = caseId.replaceAll('-', '');
  let rest = Number.parseInt(`${digits.slice(13, 16)}${digits.slice(17, 20)}`, 16);
  let tag = '';
  while (tag.length < tagLength) {
    tag += letters.charAt(rest % letters.length);
    rest = Math.floor(rest / letters.length);
  }
  return tag;
}

export interface NumberParts {
  /** `LPZ-01-02` */
  readonly deviceCode: string;
  /** The device's own, from 1 on. */
  readonly count: number;
  /** UUIDv7. */
  readonly caseId: string;
}

/**
 * Number of a case, or of its notification: `LPZ-01-02-000045-KTRB`, `N-LPZ-01-02-000017-KTRB`. It is made without asking anybody, and
 * nobody else makes it: the device's code keeps devices apart, the letters copies of one device.
 */
export function formatNumber(series: Series, { deviceCode, count, caseId }: NumberParts): string {
  const prefix = series === 'notification' ? 'N-' : '';
  return `${prefix}${deviceCode}-${String(count).padStart(6, '0')}-${tagOf(caseId)}`;
}

/**
 * The numbers that stand in an event.
 *
 * @param body JSON.
 */
export function numbersIn(
  body: string,
): readonly { readonly series: Series; readonly deviceCode: string; readonly count: number }[] {
  return Array.from(body.matchAll(inJson), ([, prefix, deviceCode = '', digits]) => ({
    series: prefix === undefined ? 'case' : 'notification',
    deviceCode,
    count: Number(digits),
  }));
}
