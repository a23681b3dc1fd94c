import { describe, expect, test } from 'vitest';
import { ageInWords } from '../../../renderer/components/ages.ts';
import { lineWords, sendingErrorWords, stoppedWords } from '../../../renderer/components/line-words.ts';
import { refusalWords } from '../../../renderer/components/refusal-words.ts';
import { openWords } from '../../../renderer/wizard/documents/document-words.ts';
import { contract, routerErrors } from '../../../shared/ipc/contract.ts';
import { documentChannels } from '../../../shared/ipc/document-channels.ts';
import { lineSchema } from '../../../shared/ipc/views.ts';

describe('an age in words', () => {
  const now = Date.parse('2026-11-23T14:00:00.000Z');
  test.each([
    ['2026-11-23T13:59:30.000Z', 'ahora'],
    ['2026-11-23T13:55:00.000Z', 'hace 5 min'],
    ['2026-11-23T11:10:00.000Z', 'hace 2 h'],
    ['2026-11-22T13:00:00.000Z', 'hace 1 día'],
    ['2026-11-13T13:00:00.000Z', 'hace 10 días'],
    ['2026-11-23T15:00:00.000Z', 'ahora'],
  ])('of %s is «%s»', (since, words) => {
    expect(ageInWords(since, now)).toBe(words);
  });
});

describe('the state of the line', () => {
  const said = (state: 'online' | 'offline' | 'connecting' | 'stopped', pending: number) =>
    lineWords({ state, problem: state === 'stopped' ? 'device-revoked' : null, pending });

  test('always says how much waits to be sent', () => {
    expect(said('online', 0)).toBe('En línea');
    expect(said('online', 2)).toBe('En línea · 2 por enviar');
    expect(said('offline', 3)).toBe('Sin conexión, se enviará después · 3 por enviar');
    expect(said('offline', 0)).toBe('Sin conexión');
    expect(said('connecting', 0)).toBe('Conectando');
    expect(said('stopped', 9)).toBe('Equipo dado de baja · 9 por enviar');
  });

  test('every reason to stand still has its words', () => {
    for (const problem of lineSchema.shape.problem.unwrap().options) {
      expect(stoppedWords[problem].wayOn).toMatch(/\.$/);
    }
  });

  test('a sending error is said in words, with what a technician wants to know', () => {
    expect(sendingErrorWords('timed-out')).toBe('La oficina central tardó demasiado');
    expect(sendingErrorWords('unreachable ECONNREFUSED')).toBe(
      'La oficina central no responde (ECONNREFUSED)',
    );
    expect(sendingErrorWords('something-new 7')).toBe('something-new 7');
  });
});

test('every refusal of every channel has a title, a reason and a way on', () => {
  // What is wrong with a paper or its source is said where papers are captured, opened and set up.
  const ofPapers: ReadonlySet<string> = new Set(Object.keys(documentChannels));
  const others = Object.entries(contract).filter(([name]) => !ofPapers.has(name));
  const codes = [...routerErrors, ...others.flatMap(([, { errors }]) => errors)];
  const told = [
    ...[...new Set(codes)].map((code) => [code, refusalWords(code as never)] as const),
    ...contract.openDocument.errors.map((code) => [code, openWords(code)] as const),
  ];
  for (const [code, { title, explanation, wayOn }] of told) {
    expect(title, code).toMatch(/^\p{Lu}.*[^.]$/u);
    expect(explanation, code).toMatch(/^\p{Lu}.*\.$/u);
    expect(wayOn, code).toMatch(/^\p{Lu}.*\.$/u);
  }
});
