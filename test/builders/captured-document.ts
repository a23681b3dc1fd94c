import type { CapturedDocument, DocumentKind } from '../../shared/domain/documents.ts';

export function capturedDocument(
  kind: DocumentKind,
  parts: Partial<CapturedDocument> = {},
): CapturedDocument {
  return {
    documentId: '019a0000-0000-7000-8000-00000000d0c1',
    kind,
    mediaType: 'image/png',
    bytes: 1000,
    sha256: 'a'.repeat(64),
    fileName: `${kind}.png`,
    ...parts,
  };
}
