import { describe, expect, test } from 'vitest';
import { cameraFaultOf, cameraFaultWords } from '../../../../../renderer/wizard/documents/capture/camera.ts';
import { captureWords } from '../../../../../renderer/wizard/documents/capture/capture-words.ts';
import { cardLines } from '../../../../../renderer/wizard/documents/capture/card-words.ts';
import {
  missingSide,
  pageState,
  warnedPages,
  warningWords,
} from '../../../../../renderer/wizard/documents/capture/page-words.ts';
import { bestResolution, scanChoice } from '../../../../../renderer/wizard/documents/capture/scan-choices.ts';
import { pageWarnings } from '../../../../../shared/domain/capture.ts';
import { documentChannels } from '../../../../../shared/ipc/document-channels.ts';

const capturing = [
  'getTray',
  'addToTray',
  'getTrayPage',
  'adjustPage',
  'overrulePage',
  'movePage',
  'removePage',
  'readCard',
  'attachTray',
  'takeFromFolder',
  'scan',
  'getScanner',
] as const;
const codes = [...new Set(capturing.flatMap((name) => documentChannels[name].errors))];

test.each(codes)('%s, met while capturing, is said with a title, a reason and a way on', (code) => {
  const { title, explanation, wayOn } = captureWords(code);
  expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
  expect(explanation).toMatch(/^\p{Lu}.*\.$/u);
  expect(wayOn).toMatch(/^\p{Lu}.*\.$/u);
});

test.each(pageWarnings)('%s says what is wrong and what to do', (warning) => {
  const { title, wayOn } = warningWords[warning];
  expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
  expect(wayOn).toMatch(/^\p{Lu}.*\.$/u);
});

describe('a page', () => {
  const accepted = { open: [], overruledReason: 'Es el único que trae' };
  const warned = { open: ['blurred' as const], overruledReason: null };
  const good = { open: [], overruledReason: null };

  test('is good, warned about, or accepted with a reason', () => {
    expect([good, warned, accepted].map(pageState)).toEqual(['good', 'warned', 'accepted']);
  });

  test('with a new warning is warned about again, whatever was accepted before', () => {
    expect(pageState({ ...warned, overruledReason: 'Es el único que trae' })).toBe('warned');
  });

  test('that keeps a document from being attached is named by its number', () => {
    expect(warnedPages([good, warned, accepted, warned])).toEqual([2, 4]);
  });

  test('of a C.I. asks for its other side; of other papers, and of two sides, nothing is missing', () => {
    expect(missingSide('identity-card-copy', 1)).toBe('Ahora el reverso');
    expect(missingSide('identity-card-copy', 0)).toBeNull();
    expect(missingSide('identity-card-copy', 2)).toBeNull();
    expect(missingSide('invoice', 1)).toBeNull();
  });
});

describe('what was read off a C.I.', () => {
  const holder = { name: 'Ana Quispe', identity: 'C.I. 4512345 LP' };

  test('is equal, another one, or was not read', () => {
    const reading = { number: '4512346', name: null, numberDiffers: true, nameDiffers: null };
    const [number, name] = cardLines(reading, holder);
    expect(number).toEqual({
      of: 'number',
      state: 'differs',
      words: 'Número que se leyó: 4512346. El del titular es C.I. 4512345 LP.',
    });
    expect(name).toEqual({ of: 'name', state: 'unread', words: 'Nombre: no se pudo leer.' });
    const same = { number: '4512345', name: 'ANA QUISPE', numberDiffers: false, nameDiffers: false };
    expect(cardLines(same, holder).map(({ state }) => state)).toEqual(['equal', 'equal']);
  });
});

describe('what a scanner is asked for', () => {
  const scanner = {
    inputs: ['feeder', 'platen'],
    resolutions: [100, 200, 600],
    colours: ['colour', 'grey'],
  } as const;

  test('is what was chosen where the scanner has it, else what suits a paper', () => {
    expect(scanChoice(scanner, {})).toEqual({ input: 'feeder', resolution: 200, colour: 'colour' });
    expect(scanChoice(scanner, { input: 'platen', resolution: 600, colour: 'grey' })).toEqual({
      input: 'platen',
      resolution: 600,
      colour: 'grey',
    });
    expect(scanChoice({ ...scanner, inputs: ['platen'] }, { input: 'feeder', resolution: 300 })).toEqual({
      input: 'platen',
      resolution: 200,
      colour: 'colour',
    });
  });

  test('is 300 ppp or the nearest to it, of two as near the finer', () => {
    expect(bestResolution([75, 300, 600])).toBe(300);
    expect(bestResolution([200, 400])).toBe(400);
    expect(bestResolution([])).toBe(300);
  });
});

test.each([
  ['NotFoundError', 'none'],
  ['NotAllowedError', 'denied'],
  ['NotReadableError', 'in-use'],
  ['TypeError', 'failed'],
] as const)('%s of the camera is told as %s', (name, fault) => {
  const error = new Error('not said');
  error.name = name;
  expect(cameraFaultOf(error)).toBe(fault);
  expect(cameraFaultWords[fault].wayOn).toMatch(/^\p{Lu}.*\.$/u);
});
