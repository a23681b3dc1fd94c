/** Numbers of a file at any place; null beyond its end, so that a file cut short is noticed where it is read. */
export interface ByteReader {
  readonly size: number;
  byte(at: number): number | null;
  u16(at: number): number | null;
  u32(at: number): number | null;
  /** Latin-1: one character a byte. */
  text(from: number, to: number): string;
}

export function createByteReader(bytes: Uint8Array, littleEndian = false): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (at: number, length: number) => at >= 0 && at + length <= bytes.byteLength;
  return {
    size: bytes.byteLength,
    byte: (at) => (holds(at, 1) ? view.getUint8(at) : null),
    u16: (at) => (holds(at, 2) ? view.getUint16(at, littleEndian) : null),
    u32: (at) => (holds(at, 4) ? view.getUint32(at, littleEndian) : null),
    text: (from, to) =>
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to),
  };
}
