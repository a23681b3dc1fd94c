import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../main/app/environment.ts';

const unpackaged = { defaultHome: '/home/prueba/.config/reversa', isPackaged: false };

test('nothing set means the platform’s folder, the machine’s clock and a screen', () => {
  expect(readEnvironment({}, unpackaged)).toEqual({
    ok: true,
    value: { home: unpackaged.defaultHome, central: null, enrolmentCode: null, now: null, isHeadless: false },
  });
});

test('an empty variable is one that is not set', () => {
  const empty = {
    REVERSA_HOME: '',
    REVERSA_CENTRAL: '',
    REVERSA_ENROLMENT_CODE: '',
    REVERSA_NOW: '',
    REVERSA_HEADLESS: '',
  };
  expect(readEnvironment(empty, unpackaged)).toEqual(readEnvironment({}, unpackaged));
});

test('every variable is taken', () => {
  const read = readEnvironment(
    {
      REVERSA_HOME: '/srv/reversa',
      REVERSA_CENTRAL: 'http://127.0.0.1:4000',
      REVERSA_ENROLMENT_CODE: 'ABCD-1234',
      REVERSA_NOW: '2026-11-23T14:00:00.000Z',
      REVERSA_HEADLESS: '1',
    },
    unpackaged,
  );
  expect(read).toEqual({
    ok: true,
    value: {
      home: '/srv/reversa',
      central: 'http://127.0.0.1:4000',
      enrolmentCode: 'ABCD-1234',
      now: '2026-11-23T14:00:00.000Z',
      isHeadless: true,
    },
  });
});

test('a relative data folder stands in the working folder', () => {
  const read = readEnvironment({ REVERSA_HOME: 'datos' }, unpackaged);
  expect(read.ok && read.value.home).toBe(`${process.cwd()}/datos`);
});

describe('what cannot be used stops the start', () => {
  test.each([
    ['REVERSA_CENTRAL', 'central'],
    ['REVERSA_CENTRAL', 'ftp://central.example'],
    ['REVERSA_CENTRAL', 'javascript:alert(1)'],
    ['REVERSA_NOW', 'ayer'],
    ['REVERSA_NOW', '2026-11-23'],
    ['REVERSA_HEADLESS', 'sí'],
    ['REVERSA_ENROLMENT_CODE', 'abc'],
  ])('%s=%s', (variable, value) => {
    expect(readEnvironment({ [variable]: value }, unpackaged)).toEqual({
      ok: false,
      error: { variable, reason: 'malformed' },
    });
  });

  test('[R17] a packaged build takes no clock from outside', () => {
    const read = readEnvironment(
      { REVERSA_NOW: '2026-11-23T14:00:00.000Z' },
      { ...unpackaged, isPackaged: true },
    );
    expect(read).toEqual({ ok: false, error: { variable: 'REVERSA_NOW', reason: 'refused-when-packaged' } });
  });
});
