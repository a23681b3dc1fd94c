import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { DocumentFault } from '../../../shared/domain/documents.ts';
import { jpeg, pdf, pdfObjectList, png, pngChunk, svgWithScript, tiff, zip } from '../corpus.ts';
import { paper, paperJpeg, textPdf } from '../workshop/pictures.ts';
import { catalog, onePage, rawPdf, stream } from './raw-pdf.ts';

export interface HostileFile {
  readonly what: string;
  readonly bytes: Uint8Array;
  /** The one thing that is said of it; null where it is a picture all the same. */
  readonly fault: DocumentFault | null;
}

const a4 = [595, 842] as const;

/** A PNG whose compressed rows are far more than its size says. */
function deflateBomb(): Uint8Array {
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', Buffer.from('000000400000004008000000' + '00', 'hex')),
    pngChunk('IDAT', deflateSync(Buffer.alloc(1_000_000_000), { level: 9 })),
    pngChunk('IEND'),
  ]);
}

/** 100 megapixels of one colour: as large as a picture may be, in some hundred kilobytes. */
function largestPng(): Uint8Array {
  const rows = deflateSync(Buffer.alloc(10_000 * 10_001), { level: 9 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', Buffer.from('00002710000027100800000000', 'hex')),
    pngChunk('IDAT', rows),
    pngChunk('IEND'),
  ]);
}

/** A real JPEG whose frame says that it is ten times as high as its rows are. */
async function lyingJpeg(): Promise<Uint8Array> {
  const bytes = Buffer.from(await paperJpeg(600, 800));
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(8000, frame + 5);
  return bytes;
}

/** Pages that name each other as their children. */
function roundPdf(): Uint8Array {
  return rawPdf([
    catalog,
    '<< /Type /Pages /Kids [3 0 R] /Count 4 >>',
    '<< /Type /Pages /Kids [2 0 R 3 0 R] /Parent 2 0 R /Count 4 >>',
  ]);
}

/** Says that it has two thousand million pages, and has one. */
function boastingPdf(): Uint8Array {
  return rawPdf([
    catalog,
    '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>',
    onePage(a4)[2] ?? '',
    stream('', ''),
  ]);
}

/** A picture that says it has 432 million bytes, and brings a twentieth of them. */
function pictureBombPdf(): Uint8Array {
  const side = 12_000;
  return rawPdf([
    ...onePage(a4, '/XObject << /P 5 0 R >>'),
    stream('', 'q 595 0 0 842 0 0 cm /P Do Q'),
    stream(
      `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode`,
      deflateSync(Buffer.alloc(side * 3 * 600), { level: 9 }),
    ),
  ]);
}

/** Twelve forms, each drawing the next one sixteen times: drawn out, 280 million million strokes. */
export function laughingPdf(): Uint8Array {
  const depth = 12;
  const forms = Array.from({ length: depth }, (_, index) => {
    const isLast = index === depth - 1;
    const resources = isLast ? '' : `/Resources << /XObject << /F ${6 + index} 0 R >> >>`;
    const content = isLast ? '0 0 m 500 700 l S ' : '/F Do '.repeat(16);
    return stream(`/Type /XObject /Subtype /Form /BBox [0 0 595 842] ${resources}`, content);
  });
  return rawPdf([...onePage(a4, '/XObject << /F 5 0 R >>'), stream('', '/F Do'), ...forms]);
}

async function encryptedPdf(): Promise<Uint8Array> {
  return Buffer.concat([
    Buffer.from((await textPdf(1)).slice(0, -6)),
    Buffer.from('\ntrailer\n<< /Root 1 0 R /Encrypt 9 0 R >>\nstartxref\n9\n%%EOF\n'),
  ]);
}

function thousandPages(): Uint8Array {
  const kids = Array.from({ length: 1000 }, (_, index) => `${index + 3} 0 R`).join(' ');
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${a4[0]} ${a4[1]}] >>`;
  return rawPdf([
    catalog,
    `<< /Type /Pages /Kids [${kids}] /Count 1000 >>`,
    ...Array<string>(1000).fill(page),
  ]);
}

/** Files as somebody would make them who wants to run, hang or exhaust what reads them (R14), and such as come about by accident. */
export async function hostileFiles(): Promise<readonly HostileFile[]> {
  const whole = await paperJpeg(600, 800);
  const wholePng = new Uint8Array(await paper(300, 400).png().toBuffer());
  const cutPng = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', Buffer.from('00000100000001000800000000', 'hex')),
    pngChunk('IDAT', deflateSync(Buffer.alloc(257 * 100))),
    pngChunk('IEND'),
  ]);
  const noise = Buffer.from(whole);
  noise.fill(0x5a, noise.length / 2, noise.length / 2 + 4000);
  const page = Buffer.from('<!doctype html><script>alert(1)</script>');
  const script = '5 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj\n';
  const cameraLong = await sharp({ create: { width: 20_000, height: 4, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  return [
    { what: 'nothing', bytes: new Uint8Array(0), fault: 'empty' },
    { what: '300 MB', bytes: new Uint8Array(300_000_000), fault: 'too-large' },
    { what: 'text', bytes: Buffer.from('Autorizo a mi hermano.'), fault: 'not-a-document' },
    {
      what: 'a WebP by the name of a picture',
      bytes: await paper(60, 80).webp().toBuffer(),
      fault: 'not-a-document',
    },
    { what: 'an SVG with a script', bytes: svgWithScript, fault: 'not-a-document' },
    { what: 'an archive', bytes: zip(), fault: 'not-a-document' },
    {
      what: 'a page in front of a PDF',
      bytes: Buffer.concat([page, await textPdf(1)]),
      fault: 'not-a-document',
    },

    { what: 'a JPEG cut in the middle', bytes: whole.slice(0, whole.length / 2), fault: 'damaged' },
    { what: 'a JPEG with rubbish in its middle', bytes: noise, fault: 'damaged' },
    { what: 'a JPEG with a made-up scan', bytes: jpeg(), fault: 'damaged' },
    { what: 'a JPEG whose height is a lie', bytes: await lyingJpeg(), fault: 'damaged' },
    { what: 'a PNG cut in the middle', bytes: wholePng.slice(0, wholePng.length / 2), fault: 'damaged' },
    { what: 'a PNG with too few rows', bytes: cutPng, fault: 'damaged' },
    {
      what: 'a TIFF without what it is read by',
      bytes: tiff([{ width: 9000, height: 9000 }]),
      fault: 'damaged',
    },
    { what: 'a TIFF whose pages go round', bytes: tiff(undefined, { loops: true }), fault: 'damaged' },
    { what: 'a PDF cut in the middle', bytes: (await textPdf(2)).slice(0, 900), fault: 'damaged' },
    { what: 'a PDF without a page', bytes: pdf(), fault: 'damaged' },
    { what: 'a PDF whose pages go round', bytes: roundPdf(), fault: 'damaged' },

    { what: 'a PNG of 50,000 x 50,000', bytes: png(50_000, 50_000), fault: 'too-many-pixels' },
    { what: 'a JPEG of 60,000 x 60,000', bytes: jpeg(60_000, 60_000), fault: 'too-many-pixels' },
    {
      what: 'a PDF with a page of a million points',
      bytes: rawPdf([...onePage([1e6, 1e6]), stream('', '')]),
      fault: 'too-many-pixels',
    },
    { what: 'a PDF of a thousand pages', bytes: thousandPages(), fault: 'too-many-pages' },
    {
      what: 'a TIFF of a thousand pages',
      bytes: tiff(Array.from({ length: 1000 }, () => ({ width: 4, height: 4 }))),
      fault: 'too-many-pages',
    },
    { what: 'a PDF that says it has 2,000,000,000 pages', bytes: boastingPdf(), fault: null },

    { what: 'a PDF that asks for a password', bytes: await encryptedPdf(), fault: 'encrypted-pdf' },
    { what: 'a PDF with JavaScript', bytes: pdf([script]), fault: 'active-content' },
    {
      what: 'a PDF with JavaScript in a compressed list',
      bytes: pdf([pdfObjectList('3 0 << /S /JavaScript >>')]),
      fault: 'active-content',
    },
    { what: 'a JPEG that is an archive too', bytes: Buffer.concat([whole, zip()]), fault: 'active-content' },
    { what: 'a JPEG with a page behind it', bytes: Buffer.concat([whole, page]), fault: 'active-content' },
    {
      what: 'a PNG with a PDF behind it',
      bytes: Buffer.concat([wholePng, await textPdf(1)]),
      fault: 'active-content',
    },

    { what: 'a PNG whose rows are a deflate bomb', bytes: deflateBomb(), fault: null },
    { what: 'a PNG of 100 megapixels in 100 kB', bytes: largestPng(), fault: null },
    { what: 'a PDF with a picture of 432 MB in a few kB', bytes: pictureBombPdf(), fault: null },
    {
      what: 'a PDF with a page a thousand times as wide as high',
      bytes: rawPdf([...onePage([14_000, 14]), stream('', '')]),
      fault: null,
    },
    { what: 'a JPEG of 20,000 x 4', bytes: cameraLong, fault: null },
  ];
}
