import { describe, expect, it } from 'vitest';
import { sizeWords, uploadsWords, uploadWords } from '../../../renderer/features/outbox/upload-words.ts';
import type { UploadRow } from '../../../shared/ipc/upload-channels.ts';

const row: UploadRow = {
  documentId: '019394f5-0000-7000-8000-000000000001',
  caseId: '019394f5-0000-7000-8000-000000000002',
  caseNumber: 'LPZ-01-01-000001',
  kind: 'invoice',
  bytes: 1_400_000,
  createdAt: '2026-11-23T14:00:00.000Z',
  attempts: 0,
  lastError: null,
  state: 'waiting',
  percent: null,
};

describe('a document on its way', () => {
  it.each([
    [{}, 'Espera su turno'],
    [{ attempts: 2 }, 'Espera otro intento'],
    [{ state: 'sending', percent: 40 }, 'Enviando, 40 %'],
    [{ lastError: 'unreachable' }, 'La oficina central no responde'],
    [
      { state: 'failed', lastError: 'not-here' },
      'El archivo ya no está en este equipo. Capture el documento otra vez en su trámite',
    ],
  ] as const)('with %j is told as «%s»', (parts, words) => {
    expect(uploadWords({ ...row, ...parts })).toBe(words);
  });

  it.each([
    [900, '900 B'],
    [64_000, '64 kB'],
    [1_400_000, '1,4 MB'],
  ])('of %i bytes is %s large', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });

  it('is counted, and said to be paused', () => {
    const view = { rows: [row], count: 1, bytes: row.bytes, isPaused: true };
    expect(uploadsWords(view)).toBe('1 documento, 1,4 MB — en pausa; lo demás se sigue enviando');
    expect(uploadsWords({ ...view, count: 3, isPaused: false })).toContain('3 documentos');
  });
});
