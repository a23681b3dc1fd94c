import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  businessDay,
  formatDate,
  formatDateTime,
  formatTime,
  parseLocalDateTime,
} from '../../../shared/domain/dates.ts';
import { formatIdentityCard, parseIdentityCard, sameIdentityCard } from '../../../shared/domain/identity.ts';
import { formatBolivianos, parseBolivianos } from '../../../shared/domain/money.ts';
import { decidingOrderState } from '../../../shared/domain/orders.ts';
import { foldText, searchWords } from '../../../shared/domain/text.ts';

describe('identity cards', () => {
  it.each([
    ['4512345', { number: '4512345', complement: null, department: null }],
    ['4.512.345 LP', { number: '4512345', complement: null, department: 'LP' }],
    ['CI 4512345-1a sc', { number: '4512345', complement: '1A', department: 'SC' }],
    ['LP 4512345', { number: '4512345', complement: null, department: 'LP' }],
    ['4512345CB', { number: '4512345', complement: null, department: 'CB' }],
    ['1A 4512345', { number: '4512345', complement: '1A', department: null }],
  ])('reads «%s»', (text, card) => {
    expect(parseIdentityCard(text)).toEqual(card);
  });

  it.each(['', 'abc', '12', '4512345 ZZ', '4512345 4512346', '12345678901'])('does not read «%s»', (text) => {
    expect(parseIdentityCard(text)).toBeNull();
  });

  it('are equal by number and complement, whatever the department', () => {
    const card = { number: '4512345', complement: '1A', department: 'LP' as const };
    expect(sameIdentityCard(card, { ...card, department: null })).toBe(true);
    expect(sameIdentityCard(card, { ...card, complement: null })).toBe(false);
    expect(formatIdentityCard(card)).toBe('4512345-1A LP');
  });
});

describe('money', () => {
  it.each([
    [0, 'Bs 0,00'],
    [123_450, 'Bs 1.234,50'],
    [99_999_999_05, 'Bs 99.999.999,05'],
  ])('%i cents print as %s', (cents, text) => {
    expect(formatBolivianos(cents)).toBe(text);
    expect(parseBolivianos(text)).toBe(cents);
  });

  it.each([
    ['350', 350_00],
    ['1234,5', 1234_50],
    ['1,234.50', 1234_50],
    [' Bs. 1.234,50 ', 1234_50],
  ])('reads «%s»', (text, cents) => {
    expect(parseBolivianos(text)).toBe(cents);
  });

  it.each(['', 'x', '-5', '1,234,5', '1.2345', '12,345'])('does not read «%s»', (text) => {
    expect(parseBolivianos(text)).toBeNull();
  });
});

describe('dates', () => {
  it('take the day of La Paz, four hours behind UTC', () => {
    expect(businessDay('2026-11-24T03:59:59.999Z')).toBe('2026-11-23');
    expect(businessDay('2026-11-24T04:00:00.000Z')).toBe('2026-11-24');
  });

  it('are those of a clock four hours behind', () => {
    const moments = fc.date({
      min: new Date('1950-01-01T00:00:00.000Z'),
      max: new Date('2150-01-01T00:00:00.000Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        const behind = new Date(moment.getTime() - 4 * 3_600_000).toISOString();
        expect(businessDay(moment.toISOString())).toBe(behind.slice(0, 10));
      }),
    );
  });

  it('print as in Bolivia', () => {
    expect(formatDate('2026-11-24')).toBe('24/11/2026');
    expect(formatDateTime('2026-11-24T18:02:11.000Z')).toBe('24/11/2026 14:02');
    expect(formatTime('2026-11-24T18:02:11.000Z')).toBe('14:02:11');
  });

  it('are read with and without a time, and only when they exist', () => {
    expect(parseLocalDateTime('24/11/2026')).toBe('2026-11-24T04:00:00.000Z');
    expect(parseLocalDateTime('24/11/2026 14:02')).toBe('2026-11-24T18:02:00.000Z');
    expect(parseLocalDateTime('31/02/2026')).toBeNull();
    expect(parseLocalDateTime('2026-11-24')).toBeNull();
  });
});

describe('texts', () => {
  it('are folded to what a clerk would call the same', () => {
    expect(foldText('  Ñandú  PÉREZ ')).toBe('nandu perez');
    expect(searchWords('4.512.345-1A, Quispe')).toEqual(['4512345', '1a', 'quispe']);
  });
});

describe('several orders', () => {
  it('are as far as the most advanced one', () => {
    expect(decidingOrderState([])).toBe('registered');
    expect(decidingOrderState([{ state: 'assigned' }, { state: 'registered' }])).toBe('assigned');
    expect(decidingOrderState([{ state: 'assigned' }, { state: 'closed' }])).toBe('closed');
  });
});
