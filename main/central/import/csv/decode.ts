import iconv from 'iconv-lite';
import type { TextForm } from './inspect-file.ts';

/** Turns one character a byte into text; null when the bytes are not of the encoding. */
export type Decode = (bytes: string) => string | null;

const beyondAscii = /[\x80-\xff]/;

export function decoderOf(encoding: TextForm['encoding']): Decode {
  if (encoding === 'windows-1252') {
    return (bytes) =>
      beyondAscii.test(bytes) ? iconv.decode(Buffer.from(bytes, 'latin1'), 'windows-1252') : bytes;
  }
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return (bytes) => {
    if (!beyondAscii.test(bytes)) return bytes;
    try {
      return decoder.decode(Buffer.from(bytes, 'latin1'));
    } catch {
      return null;
    }
  };
}
