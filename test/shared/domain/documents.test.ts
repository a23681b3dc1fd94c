import { describe, expect, it } from 'vitest';
import { cleanFileName, documentSchema } from '../../../shared/domain/documents.ts';

const whole = {
  documentId: '01890000-0000-7000-8000-000000000001',
  kind: 'invoice',
  mediaType: 'application/pdf',
  bytes: 15_000_000,
  sha256: 'a'.repeat(64),
  fileName: 'factura 12.pdf',
};

describe('a file’s name', () => {
  it.each([
    ['carta.pdf', 'carta.pdf'],
    ['C:\\Documentos\\carta ñ.pdf', 'carta ñ.pdf'],
    ['/home/caja/carta.pdf', 'carta.pdf'],
    ['carta\r\n\0.pdf', 'carta.pdf'],
    ['carta\u202efdp.exe', 'cartafdp.exe'],
    ['  carta.pdf ', 'carta.pdf'],
    ['folder/', 'documento'],
    ['\u200b', 'documento'],
    ['', 'documento'],
  ])('%j is kept as %j', (name, kept) => {
    expect(cleanFileName(name)).toBe(kept);
    expect(documentSchema.shape.fileName.safeParse(kept).success).toBe(true);
  });

  it('ends with a whole character within 120', () => {
    const kept = cleanFileName(`${'a'.repeat(119)}😀.pdf`);
    expect(kept).toBe('a'.repeat(119));
    expect(cleanFileName('a'.repeat(300))).toHaveLength(120);
  });
});

describe('a captured document', () => {
  it('is what the schema says', () => {
    expect(documentSchema.parse(whole)).toEqual(whole);
  });

  it.each([
    ['more than 15 MB', { bytes: 15_000_001 }],
    ['nothing', { bytes: 0 }],
    ['another format', { mediaType: 'image/svg+xml' }],
    ['a sum in capitals', { sha256: 'A'.repeat(64) }],
    ['a folder in its name', { fileName: '../carta.pdf' }],
    ['a line feed in its name', { fileName: 'carta\n.pdf' }],
    ['a longer name', { fileName: 'a'.repeat(121) }],
    ['something besides', { path: '/tmp' }],
  ])('has never %s', (_what, part) => {
    expect(documentSchema.safeParse({ ...whole, ...part }).success).toBe(false);
  });
});
