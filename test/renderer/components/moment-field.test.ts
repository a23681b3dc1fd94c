import { describe, expect, test } from 'vitest';
import { momentNow, momentSchema, readMoment } from '../../../renderer/components/moment-field.tsx';

const now = '2026-11-23T18:02:40.000Z';
const schema = momentSchema(() => now);
const message = (text: string) => schema.safeParse(text).error?.issues[0]?.message ?? null;

describe('a moment that a clerk types', () => {
  test('begins with the present minute in La Paz, which is itself a good answer', () => {
    expect(momentNow(now)).toBe('23/11/2026 14:02');
    expect(message(momentNow(now))).toBeNull();
  });

  test('is read in La Paz', () => {
    expect(readMoment(' 23/11/2026 08:30 ')).toBe('2026-11-23T12:30:00.000Z');
  });

  test('keeps its text, as a draft of the form has to be the form', () => {
    expect(schema.parse('22/11/2026 23:59')).toBe('22/11/2026 23:59');
  });

  test.each(['', '23/11/2026', '31/02/2026 10:00', '23/11/2026 25:00', 'ayer 10:00'])(
    '«%s» is no moment, and the message shows how to write one',
    (text) => {
      expect(readMoment(text)).toBeNull();
      expect(message(text)).toContain('por ejemplo');
    },
  );

  test('is refused while it has not come', () => {
    expect(message('23/11/2026 14:03')).toContain('posterior a ahora');
  });
});
