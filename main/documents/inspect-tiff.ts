import { mostFilePages } from '../../shared/domain/capture.ts';
import { ok, refuse } from '../../shared/result.ts';
import { type ByteReader, createByteReader } from './byte-reader.ts';
import { type Inspected, type Inspection, pictureOf } from './inspected.ts';

const mostTags = 1000;
const mostParts = 40_000;
const entryBytes = 12;

/** Bytes of a value of the two types in which sizes and places are written: SHORT and LONG. */
const numberBytes: Readonly<Record<number, 2 | 4>> = { 3: 2, 4: 4 };

const tags = {
  width: 256,
  height: 257,
  stripOffsets: 273,
  stripByteCounts: 279,
  tileOffsets: 324,
  tileByteCounts: 325,
} as const;

type Tags = ReadonlyMap<number, readonly number[]>;

/** The numbers of one entry; null when they are no numbers or lie outside of the file. */
function numbersOf(reader: ByteReader, at: number): readonly number[] | null {
  const size = numberBytes[reader.u16(at + 2) ?? 0];
  const count = reader.u32(at + 4);
  if (size === undefined || count === null || count === 0 || count > mostParts) return null;
  const from = size * count <= 4 ? at + 8 : reader.u32(at + 8);
  if (from === null || from + size * count > reader.size) return null;
  return Array.from(
    { length: count },
    (_, index) => (size === 2 ? reader.u16(from + 2 * index) : reader.u32(from + 4 * index)) ?? 0,
  );
}

function tagsOf(reader: ByteReader, directory: number, count: number): Tags {
  const wanted = new Set<number>(Object.values(tags));
  const found = new Map<number, readonly number[]>();
  for (let index = 0; index < count; index += 1) {
    const at = directory + 2 + index * entryBytes;
    const tag = reader.u16(at);
    const numbers = tag !== null && wanted.has(tag) ? numbersOf(reader, at) : null;
    if (tag !== null && numbers !== null) found.set(tag, numbers);
  }
  return found;
}

/** Does all that the page is made of lie within the file? */
function isWhole(found: Tags, size: number): boolean {
  const offsets = found.get(tags.stripOffsets) ?? found.get(tags.tileOffsets);
  const lengths = found.get(tags.stripByteCounts) ?? found.get(tags.tileByteCounts);
  if (!offsets || !lengths || offsets.length !== lengths.length) return false;
  return offsets.every((offset, index) => {
    const length = lengths[index] ?? 0;
    return offset > 0 && length > 0 && offset + length <= size;
  });
}

function readPage(reader: ByteReader, directory: number, count: number): Inspection {
  const found = tagsOf(reader, directory, count);
  const picture = pictureOf('image/tiff', found.get(tags.width)?.[0] ?? 0, found.get(tags.height)?.[0] ?? 0);
  return picture.ok && !isWhole(found, reader.size) ? refuse('damaged') : picture;
}

function area(page: Inspected): number {
  return (page.width ?? 0) * (page.height ?? 0);
}

/** Follows a TIFF's pages (TIFF 6.0, section 2) within bounds; the pictures themselves are not decoded. */
export function inspectTiff(bytes: Uint8Array): Inspection {
  const reader = createByteReader(bytes, bytes[0] === 0x49);
  const seen = new Set<number>();
  let largest: Inspected | null = null;
  let directory = reader.u32(4);
  while (directory !== null && directory !== 0) {
    // Pages that lead back to each other would never end.
    if (seen.has(directory)) return refuse('damaged');
    if (seen.size >= mostFilePages) return refuse('too-many-pages');
    seen.add(directory);
    const count = reader.u16(directory);
    if (count === null || count === 0 || count > mostTags) return refuse('damaged');
    const page: Inspection = readPage(reader, directory, count);
    if (!page.ok) return page;
    if (largest === null || area(page.value) > area(largest)) largest = page.value;
    directory = reader.u32(directory + 2 + count * entryBytes);
  }
  return directory === null || largest === null ? refuse('damaged') : ok(largest);
}
