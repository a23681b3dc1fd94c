import { describe, expect, test } from 'vitest';
import {
  deletionWords,
  exportWords,
  firstRefusals,
  type OutboxRow,
  reasonWords,
  replacementWords,
} from '../../../renderer/features/outbox/outbox-words.ts';
import { replacementSchema } from '../../../shared/ipc/views.ts';

function row(parts: Partial<OutboxRow>): OutboxRow {
  return {
    opId: 'op-1',
    seq: 1,
    caseId: 'c-1',
    caseNumber: 'LPZ-01-01-000001',
    action: 'case-opened',
    createdAt: '2026-11-23T14:00:00.000Z',
    attempts: 1,
    lastError: null,
    state: 'waiting',
    ...parts,
  };
}

describe('why an operation is still here', () => {
  test.each([
    [row({ attempts: 0 }), 'Todavía no se intentó'],
    [row({}), '—'],
    [row({ lastError: 'timed-out' }), 'La oficina central tardó demasiado'],
    [row({ lastError: 'something-new 7' }), 'something-new 7'],
    [
      row({ state: 'refused', lastError: 'inactive-user' }),
      'Su usuario está dado de baja en la oficina central',
    ],
    [row({ state: 'refused', lastError: 'of-a-later-version' }), 'of-a-later-version'],
  ])('is said in words', (operation, words) => {
    expect(reasonWords(operation)).toBe(words);
  });

  test('a case is tried again by its first refused operation, and not by each', () => {
    const rows = [
      row({ opId: 'a', state: 'refused' }),
      row({ opId: 'b', state: 'refused' }),
      row({ opId: 'c', caseId: 'c-2', state: 'refused' }),
      row({ opId: 'd', caseId: 'c-3' }),
    ];
    expect([...firstRefusals(rows)]).toEqual(['a', 'c']);
  });
});

describe('another central office', () => {
  test('each kind is told with what going on does', () => {
    for (const kind of replacementSchema.shape.kind.options) {
      const { title, seen, follow } = replacementWords[kind];
      expect(title).toMatch(/[^.]$/);
      expect(seen).toMatch(/\.$/);
      expect(follow).toMatch(/\.$/);
    }
  });

  test('what it would delete is counted in words', () => {
    expect(
      deletionWords([
        { kind: 'request', count: 150 },
        { kind: 'user', count: 1 },
        { kind: 'new-kind', count: 2 },
      ]),
    ).toBe('150 solicitudes, 1 usuario, 2 new-kind');
  });
});

test('an export says what became of it', () => {
  expect(exportWords({ outcome: 'saved', operations: 1 })).toMatchObject({
    kind: 'success',
    title: 'Se guardó el archivo con 1 operación',
  });
  expect(exportWords({ outcome: 'cancelled', operations: 3 }).kind).toBe('info');
  expect(exportWords({ outcome: 'failed', operations: 3 }).kind).toBe('error');
});
