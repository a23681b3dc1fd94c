import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectDocument } from '../../main/documents/inspect.ts';
import { type DocumentFault, documentFaults, largestDocument } from '../../shared/domain/documents.ts';
import {
  jpeg,
  jpegComment,
  pdf,
  pdfObjectList,
  pdfStream,
  png,
  pngChunk,
  svgWithScript,
  tiff,
  zip,
} from './corpus.ts';

const script = '5 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj\n';
const page = Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>');

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

describe('a document is taken by its content', () => {
  it.each([
    ['a JPEG', jpeg(), { mediaType: 'image/jpeg', width: 640, height: 480 }],
    [
      'a JPEG with what a camera leaves behind its end',
      Buffer.concat([jpeg(), jpeg(16, 16)]),
      { mediaType: 'image/jpeg', width: 640, height: 480 },
    ],
    ['a PNG', png(), { mediaType: 'image/png', width: 8, height: 6 }],
    ['a TIFF of Intel order', tiff(), { mediaType: 'image/tiff', width: 20, height: 10 }],
    [
      'a TIFF of Motorola order',
      tiff(undefined, { littleEndian: false }),
      { mediaType: 'image/tiff', width: 20, height: 10 },
    ],
    [
      'a TIFF of several pages, by its largest',
      tiff([
        { width: 5, height: 5 },
        { width: 50, height: 40 },
        { width: 6, height: 6 },
      ]),
      { mediaType: 'image/tiff', width: 50, height: 40 },
    ],
    ['a PDF', pdf(), { mediaType: 'application/pdf' }],
    [
      'a PDF with compressed lists of objects',
      pdf([pdfObjectList('3 0 << /Type /Font /JSomething 1 >>')]),
      { mediaType: 'application/pdf' },
    ],
    [
      'a PDF whose picture has the bytes of a name by chance',
      pdf([pdfStream('/Subtype /Image', Buffer.from('\x01/JS \x02/XFA\xff', 'latin1'))]),
      { mediaType: 'application/pdf' },
    ],
  ])('%s', (_what, bytes, value) => {
    expect(inspectDocument(bytes)).toEqual({ ok: true, value });
  });

  it('a picture of 100 megapixels, and none with one row more', () => {
    expect(inspectDocument(png(10_000, 10_000)).ok).toBe(true);
    expect(inspectDocument(png(10_000, 10_001))).toEqual({ ok: false, error: 'too-many-pixels' });
  });
});

const refused: readonly (readonly [string, Buffer, DocumentFault])[] = [
  ['nothing', Buffer.alloc(0), 'empty'],
  ['more than 15 MB', Buffer.concat([jpeg(), Buffer.alloc(largestDocument)]), 'too-large'],
  ['text', Buffer.from('Autorizo a mi hermano.'), 'not-a-document'],
  ['a page', page, 'not-a-document'],
  ['an SVG with a script', svgWithScript, 'not-a-document'],
  ['a zip', zip(), 'not-a-document'],
  ['a GIF with a PDF in it', Buffer.concat([Buffer.from('GIF89a'), pdf()]), 'not-a-document'],
  ['a PDF behind a page', Buffer.concat([page, pdf()]), 'not-a-document'],
  ['a PNG behind a zip', Buffer.concat([zip(), png()]), 'not-a-document'],
  ['a BigTIFF', Buffer.from('49492b00080000001000000000000000', 'hex'), 'not-a-document'],
  ['a PDF of no version', pdf([], 'x.y'), 'not-a-document'],

  ['a PNG of 50,000 x 50,000', png(50_000, 50_000), 'too-many-pixels'],
  ['a JPEG of 60,000 x 60,000', jpeg(60_000, 60_000), 'too-many-pixels'],
  [
    'a TIFF with a page of 2^32 x 2^32',
    tiff([{ width: 2 ** 32 - 1, height: 2 ** 32 - 1 }]),
    'too-many-pixels',
  ],

  [
    'a TIFF of a thousand pages',
    tiff(Array.from({ length: 1000 }, () => ({ width: 9, height: 9 }))),
    'too-many-pages',
  ],

  ['a PNG with a flipped bit', flipped(png(), 45), 'damaged'],
  ['a PNG of no width', png(0, 6), 'damaged'],
  ['a JPEG of no height', jpeg(640, 0), 'damaged'],
  ['a JPEG with two frames', jpeg(10, 10, Buffer.from('ffc0000b080010001001011100', 'hex')), 'damaged'],
  ['a TIFF whose strip lies behind its end', tiff([{ width: 9, height: 9, strip: [8, 9_000] }]), 'damaged'],
  ['a TIFF whose pages go round', tiff([{ width: 9, height: 9 }], { loops: true }), 'damaged'],
  [
    'a PDF whose list does not unpack',
    pdf([pdfStream('/Type /ObjStm /Filter /FlateDecode', Buffer.from('no'))]),
    'damaged',
  ],

  ['a PDF with a password', pdf(['9 0 obj\n<< /Encrypt 8 0 R >>\nendobj\n']), 'encrypted-pdf'],
  ['a PDF with a password and a script', pdf([script, '<< /Encrypt 8 0 R >>\n']), 'encrypted-pdf'],

  ['a PDF with JavaScript', pdf([script]), 'active-content'],
  ['a PDF with JavaScript, escaped', pdf(['<< /S /J#61vaScript /#4aS (1) >>\n']), 'active-content'],
  ['a PDF with a rendition’s script', pdf(['<< /S /Rendition /JS (1) >>\n']), 'active-content'],
  ['a PDF that starts a program', pdf(['<< /S /Launch /F (cmd.exe) >>\n']), 'active-content'],
  ['a PDF with a file in it', pdf([pdfStream('/Type /EmbeddedFile', Buffer.from('x'))]), 'active-content'],
  ['a PDF with a form of scripts', pdf(['<< /AcroForm << /XFA 9 0 R >> >>\n']), 'active-content'],
  [
    'JavaScript in a compressed list',
    pdf([pdfObjectList('3 0 << /S /Rendition /JS (1) >>')]),
    'active-content',
  ],
  [
    'JavaScript in a list that is not packed',
    pdf([pdfStream('/Type /ObjStm /N 1', Buffer.from('3 0 << /JS (1) >>'))]),
    'active-content',
  ],
  [
    'a list packed twice',
    pdf([pdfObjectList('3 0 <<>>', '/Filter [/FlateDecode /FlateDecode]')]),
    'active-content',
  ],
  ['a list packed otherwise', pdf([pdfObjectList('3 0 <<>>', '/Filter /LZWDecode')]), 'active-content'],
  [
    'a list with a predictor',
    pdf([pdfObjectList('3 0 <<>>', '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>')]),
    'active-content',
  ],
  ['a list behind a remark', pdf(['<< /Type /ObjStm >> % here\nstream\nx\nendstream\n']), 'active-content'],
  ['a list that unpacks to 40 MB', pdf([pdfObjectList(Buffer.alloc(40_000_000))]), 'active-content'],
  ['a PDF that is a zip as well', Buffer.concat([pdf(), zip()]), 'active-content'],
  ['a PNG that is a zip as well', Buffer.concat([png(), zip()]), 'active-content'],
  ['a JPEG that is a zip as well', Buffer.concat([jpeg(), zip()]), 'active-content'],
  ['a TIFF that is a zip as well', Buffer.concat([tiff(), zip()]), 'active-content'],
  ['a JPEG with a PDF behind it', Buffer.concat([jpeg(), pdf()]), 'active-content'],
  ['a PNG with a page behind it', Buffer.concat([png(), page]), 'active-content'],
  [
    'a JPEG with a page in its remarks',
    jpeg(9, 9, jpegComment('<script>alert(1)</script>')),
    'active-content',
  ],
  [
    'a PNG with a page in its text',
    png(8, 6, pngChunk('tEXt', Buffer.from('a\0<svg onload=x>'))),
    'active-content',
  ],
  ['a PNG that moves', png(8, 6, pngChunk('acTL', Buffer.alloc(8))), 'active-content'],
];

describe('what is refused', () => {
  it.each(refused)('%s', (_what, bytes, error) => {
    expect(inspectDocument(bytes)).toEqual({ ok: false, error });
  });

  it('shows every fault at least once', () => {
    expect([...new Set(refused.map(([, , fault]) => fault))].sort()).toEqual([...documentFaults].sort());
  });
});

describe('a file cut short', () => {
  it.each([
    ['JPEG', jpeg()],
    ['PNG', png()],
    ['TIFF', tiff()],
    ['PDF', pdf()],
  ])('is refused wherever a %s was cut', (_what, bytes) => {
    // A PDF without its last line feed is still whole.
    for (let length = 0; length < bytes.length - 1; length += 1) {
      const result = inspectDocument(bytes.subarray(0, length));
      expect(result.ok, `cut at ${length}`).toBe(false);
    }
  });
});

describe('whatever bytes come', () => {
  it('are answered, never thrown at', () => {
    const seeds = [jpeg(), png(), tiff(), pdf([pdfObjectList('3 0 <<>>')])];
    const changed = fc.record({
      seed: fc.constantFrom(...seeds),
      changes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
      rest: fc.uint8Array({ maxLength: 40 }),
    });
    fc.assert(
      fc.property(changed, ({ seed, changes, rest }) => {
        const bytes = Buffer.concat([seed, rest]);
        for (const [at, value] of changes) bytes.writeUInt8(value, at % bytes.length);
        const result = inspectDocument(bytes);
        return result.ok || (documentFaults as readonly string[]).includes(result.error);
      }),
      { seed: 20261123, numRuns: 3000 },
    );
  });

  it('are read where they lie in a larger buffer', () => {
    const large = Buffer.concat([Buffer.from('before'), png(), Buffer.from('behind')]);
    expect(inspectDocument(large.subarray(6, 6 + png().length))).toMatchObject({ ok: true });
  });
});
