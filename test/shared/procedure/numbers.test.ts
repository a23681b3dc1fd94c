import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { notificationCode } from '../../../shared/procedure/notification-code.ts';
import { formatNumber, numbersIn } from '../../../shared/procedure/numbers.ts';

const caseId = '019ab3c4-5d6e-7f80-9abc-def012345678';
const parts = { deviceCode: 'LPZ-01-02', count: 45, caseId };

describe('a number [Y50]', () => {
  it('has the device, its count and four letters of the case, the same each time', () => {
    const number = formatNumber('case', parts);
    expect(number).toMatch(/^LPZ-01-02-000045-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect(formatNumber('case', parts)).toBe(number);
    expect(formatNumber('notification', parts)).toBe(`N-${number}`);
  });

  it('differs between cases of the same count, also of the same millisecond', () => {
    const numbers = Array.from({ length: 60 }, () =>
      formatNumber('case', { ...parts, caseId: v7({ msecs: 1_795_000_000_000, random: randomBytes(16) }) }),
    );
    // 60 of 160,000: one pair alike has odds of 1 in 90, two of them of 1 in 16,000.
    expect(new Set(numbers).size).toBeGreaterThanOrEqual(numbers.length - 1);
  });

  it('tells nothing of the word of a notification’s QR', () => {
    const other = `${caseId.slice(0, -12)}000000000000`;
    expect(notificationCode(other)).not.toBe(notificationCode(caseId));
    expect(formatNumber('case', { ...parts, caseId: other })).toBe(formatNumber('case', parts));
  });

  it('fits where numbers are kept, beyond a million', () => {
    const deviceCode = 'A'.repeat(20);
    expect(formatNumber('notification', { deviceCode, count: 1_000_000, caseId })).toHaveLength(35);
  });
});

describe('the numbers in an event', () => {
  it('are found with their letters and without them', () => {
    const body = JSON.stringify({
      caseNumber: formatNumber('case', parts),
      notificationNumber: 'N-LPZ-01-02-000017',
      text: 'el trámite LPZ-01-02-000099',
    });
    expect(numbersIn(body)).toEqual([
      { series: 'case', deviceCode: 'LPZ-01-02', count: 45 },
      { series: 'notification', deviceCode: 'LPZ-01-02', count: 17 },
    ]);
  });
});
