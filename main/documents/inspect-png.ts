import { crc32 } from 'node:zlib';
import { refuse } from '../../shared/result.ts';
import { hasAnotherFileBehind } from './another-file.ts';
import { type ByteReader, createByteReader } from './byte-reader.ts';
import { type Inspection, pictureOf } from './inspected.ts';

const signatureBytes = 8;
/** Length, type and checksum of a chunk. */
const chunkFrameBytes = 12;
const headerBytes = 13;

/** Bits a sample that each type of colour can have. */
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

function readHeader(reader: ByteReader, at: number): Inspection {
  const width = reader.u32(at);
  const height = reader.u32(at + 4);
  const depth = reader.byte(at + 8);
  const colour = reader.byte(at + 9);
  if (width === null || height === null || depth === null || colour === null) return refuse('damaged');
  if (!depths[colour]?.includes(depth)) return refuse('damaged');
  return pictureOf('image/png', width, height);
}

/** Follows a PNG's chunks (ISO/IEC 15948) to its end and checks each one's sum; the picture itself is not decoded. */
export function inspectPng(bytes: Uint8Array): Inspection {
  const reader = createByteReader(bytes);
  const header = readHeader(reader, signatureBytes + 8);
  if (reader.u32(signatureBytes) !== headerBytes) return refuse('damaged');
  if (!header.ok) return header;
  let pictured = false;
  let at = signatureBytes;
  for (let count = 0; ; count += 1) {
    const length = reader.u32(at);
    if (length === null) return refuse('damaged');
    const end = at + chunkFrameBytes + length;
    const sum = reader.u32(end - 4);
    if (sum === null || sum !== crc32(bytes.subarray(at + 4, end - 4))) return refuse('damaged');
    const type = reader.text(at + 4, at + 8);
    if ((count === 0) !== (type === 'IHDR')) return refuse('damaged');
    // A picture that moves shows one thing now and another later: no copy of a paper does.
    if (type === 'acTL') return refuse('active-content');
    if (type === 'IDAT') pictured = true;
    if (type === 'IEND') {
      if (!pictured) return refuse('damaged');
      return hasAnotherFileBehind(bytes, end) ? refuse('active-content') : header;
    }
    at = end;
  }
}
