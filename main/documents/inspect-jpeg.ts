import { refuse } from '../../shared/result.ts';
import { hasAnotherFileBehind } from './another-file.ts';
import { type ByteReader, createByteReader } from './byte-reader.ts';
import { type Inspection, pictureOf } from './inspected.ts';

const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Markers of a frame: its dimensions. C4, C8 and CC of the same row are tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Markers that nothing belongs to: restarts, and one left from the format's beginnings. */
function standsAlone(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;
}

/** The place of the next marker's code: in a scan every FF that is followed by 00 or a restart is part of the picture. */
function nextMarker(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1];
    if (marker === undefined) return null;
    if (marker !== 0x00 && marker !== 0xff && !standsAlone(marker)) return at + 1;
  }
  return null;
}

/** @param at the place of the frame's marker; its length and a precision stand before the two numbers. */
function frameOf(reader: ByteReader, at: number): { readonly width: number; readonly height: number } | null {
  const height = reader.u16(at + 4);
  const width = reader.u16(at + 6);
  return width === null || height === null ? null : { width, height };
}

/** Follows a JPEG's segments (ITU-T T.81, annex B) to its end; the picture itself is not decoded. */
export function inspectJpeg(bytes: Uint8Array): Inspection {
  const reader = createByteReader(bytes);
  let frame: ReturnType<typeof frameOf> = null;
  let scanned = false;
  let at: number | null = nextMarker(bytes, 2);
  while (at !== null) {
    const marker = reader.byte(at);
    if (marker === endOfImage) {
      if (frame === null || !scanned) return refuse('damaged');
      const picture = pictureOf('image/jpeg', frame.width, frame.height);
      return picture.ok && hasAnotherFileBehind(bytes, at + 1) ? refuse('active-content') : picture;
    }
    const length = reader.u16(at + 1);
    if (marker === null || length === null || length < 2) return refuse('damaged');
    const next: number = at + 1 + length;
    if (next > reader.size) return refuse('damaged');
    if (isFrame(marker)) {
      // A second frame could be a larger one than the first.
      if (frame !== null || length < 11) return refuse('damaged');
      frame = frameOf(reader, at);
      if (frame === null) return refuse('damaged');
    }
    if (marker === startOfScan) {
      if (frame === null) return refuse('damaged');
      scanned = true;
    } else if (reader.byte(next) !== 0xff) return refuse('damaged');
    at = nextMarker(bytes, next);
  }
  return refuse('damaged');
}
