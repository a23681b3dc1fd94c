import { crc32, deflateSync } from 'node:zlib';

/** Small documents made by hand, whole and broken in the ways that files from outside are (R14). */

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

export function pngChunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([latin1(type), data]);
  return Buffer.concat([u32(data.length), named, u32(crc32(named))]);
}

/** A grey picture, white all over; of a large one only the header says so. */
export function png(width = 8, height = 6, extra: Buffer = Buffer.alloc(0)): Buffer {
  const rows = Buffer.alloc(Math.min(height, 64) * (Math.min(width, 64) + 1), 0xff);
  return Buffer.concat([
    latin1('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', Buffer.concat([u32(width), u32(height), Buffer.from([8, 0, 0, 0, 0])])),
    extra,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND'),
  ]);
}

function segment(marker: number, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker]), u16(data.length + 2), data]);
}

/** The segments of a baseline JPEG around a made-up scan with a stuffed byte and a restart in it. */
export function jpeg(width = 640, height = 480, extra: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, latin1('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    extra,
    segment(0xc0, Buffer.concat([Buffer.from([8]), u16(height), u16(width), Buffer.from([1, 1, 0x11, 0])])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
  ]);
}

export function jpegComment(text: string): Buffer {
  return segment(0xfe, latin1(text));
}

interface TiffPage {
  readonly width: number;
  readonly height: number;
  /** Where its one strip begins and how long it is; by default right behind the header. */
  readonly strip?: readonly [number, number];
}

/** Pages one after the other, each of one strip. */
export function tiff(
  pages: readonly TiffPage[] = [{ width: 20, height: 10 }],
  { littleEndian = true, loops = false } = {},
): Buffer {
  const pixels = Buffer.alloc(32, 0x7f);
  const pageBytes = 2 + 4 * 12 + 4;
  const bytes = Buffer.alloc(8 + pixels.length + pages.length * pageBytes);
  const put16 = (value: number, at: number) =>
    littleEndian ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const put32 = (value: number, at: number) =>
    littleEndian ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  bytes.write(littleEndian ? 'II' : 'MM', 0, 'latin1');
  put16(42, 2);
  put32(8 + pixels.length, 4);
  pixels.copy(bytes, 8);
  for (const [index, { width, height, strip = [8, pixels.length] }] of pages.entries()) {
    const at = 8 + pixels.length + index * pageBytes;
    const entries = [
      [256, width],
      [257, height],
      [273, strip[0]],
      [279, strip[1]],
    ] as const;
    put16(entries.length, at);
    for (const [place, [tag, value]] of entries.entries()) {
      put16(tag, at + 2 + place * 12);
      put16(4, at + 4 + place * 12);
      put32(1, at + 6 + place * 12);
      put32(value, at + 10 + place * 12);
    }
    const isLast = index === pages.length - 1;
    const next = loops ? 8 + pixels.length : at + pageBytes;
    put32(isLast && !loops ? 0 : next, at + pageBytes - 4);
  }
  return bytes;
}

/** A PDF of these objects. */
export function pdf(objects: readonly (string | Buffer)[] = [], version = '1.7'): Buffer {
  const catalog = '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n';
  const pages = '2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n';
  return Buffer.concat([
    latin1(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n${catalog}${pages}`),
    ...objects.map((each) => (typeof each === 'string' ? latin1(each) : each)),
    latin1('trailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n9\n%%EOF\n'),
  ]);
}

/** An object with a stream. */
export function pdfStream(dictionary: string, data: Buffer): Buffer {
  return Buffer.concat([
    latin1(`7 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n`),
    data,
    latin1('\nendstream\nendobj\n'),
  ]);
}

/** A list of objects packed by Flate, as PDF 1.5 keeps them. */
export function pdfObjectList(objects: string | Buffer, dictionary = '/Filter /FlateDecode'): Buffer {
  const data = typeof objects === 'string' ? latin1(objects) : objects;
  return pdfStream(`/Type /ObjStm /N 1 /First 4 ${dictionary}`, deflateSync(data));
}

/** An archive of one small file, not packed. */
export function zip(): Buffer {
  const name = latin1('a.txt');
  const content = latin1('hola');
  const head = Buffer.concat([Buffer.alloc(10), Buffer.from('00000000', 'hex')]);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(content.length, 4);
  sizes.writeUInt32LE(content.length, 8);
  const local = Buffer.concat([
    latin1('PK\x03\x04'),
    head.subarray(0, 10),
    sizes,
    Buffer.from([5, 0, 0, 0]),
    name,
    content,
  ]);
  const central = Buffer.concat([
    latin1('PK\x01\x02'),
    Buffer.alloc(12),
    sizes,
    Buffer.from([5, 0]),
    Buffer.alloc(16),
    name,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

export const svgWithScript = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);
