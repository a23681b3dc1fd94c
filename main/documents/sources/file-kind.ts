import type { DocumentMediaType } from '../../../shared/domain/documents.ts';

const beginnings: readonly (readonly [DocumentMediaType, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** Bytes that are enough to tell. */
export const beginningBytes = 8;

/** What a file seems to be by its first bytes; null for what is never taken. Whether it is sound is judged when it is taken apart. */
export function kindOf(bytes: Uint8Array): DocumentMediaType | null {
  const found = beginnings.find(([, beginning]) => beginning.every((byte, index) => bytes[index] === byte));
  return found?.[0] ?? null;
}
