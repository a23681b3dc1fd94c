import type { PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { ok, type Result, refuse } from '../../../../shared/result.ts';
import type { Pixels } from './picture.ts';

/** Points, of 1/72 inch, or pixels. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A PDF while it is looked at. */
export interface OpenPdf {
  readonly pageCount: number;
  /**
   * Draws a page, with what is written into its forms, onto white.
   *
   * @param page from 0.
   * @param sizeFor the pixels for a page of so many points; or why it is not to be drawn.
   * @param colour with four channels; without, grey.
   */
  draw<Failure>(
    page: number,
    sizeFor: (points: PageSize) => Result<PageSize, Failure>,
    colour: boolean,
  ): Promise<Result<Pixels, Failure | 'damaged'>>;
}

/** Draws PDFs in WebAssembly: what goes wrong in there stays there. */
export interface PdfEngine {
  /** Opens a PDF for as long as `look` runs. */
  open<Value, Failure>(
    bytes: Uint8Array,
    look: (pdf: OpenPdf) => Promise<Result<Value, Failure>>,
  ): Promise<Result<Value, Failure | 'damaged'>>;
}

/** Loaded with the first PDF: most jobs have none. */
async function load(): Promise<PDFiumLibrary> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  return PDFiumLibrary.init();
}

export function createPdfEngine(): PdfEngine {
  let library: PDFiumLibrary | null = null;

  /** What the library throws at is a file that it cannot read. Its memory is no longer trusted then, and made anew for the next. */
  async function guarded<Value>(work: () => Value | Promise<Value>): Promise<Result<Value, 'damaged'>> {
    try {
      return ok(await work());
    } catch {
      library = null;
      return refuse('damaged');
    }
  }

  function openPdf(document: PDFiumDocument, pageCount: number): OpenPdf {
    return {
      pageCount,
      async draw(page, sizeFor, colour) {
        const loaded = await guarded(() => {
          const opened = document.getPage(page);
          const { originalWidth: width, originalHeight: height } = opened.getOriginalSize();
          return { opened, width, height };
        });
        if (!loaded.ok) return loaded;
        const { opened, ...points } = loaded.value;
        if (!(points.width > 0 && points.height > 0)) return refuse('damaged');
        const size = sizeFor(points);
        if (!size.ok) return size;
        const { width, height } = size.value;
        return guarded(async () => {
          const colorSpace = colour ? 'BGRA' : 'Gray';
          const { data } = await opened.render({ width, height, scale: 1, render: 'bitmap', colorSpace });
          return { data, width, height, channels: colour ? 4 : 1 };
        });
      },
    };
  }

  return {
    async open(bytes, look) {
      library ??= await load();
      const current = library;
      const opened = await guarded(async () => {
        const document = await current.loadDocument(bytes);
        return { document, pageCount: document.getPageCount() };
      });
      if (!opened.ok) return opened;
      const { document, pageCount } = opened.value;
      const looked = pageCount > 0 ? await look(openPdf(document, pageCount)) : refuse<'damaged'>('damaged');
      // After a fault there is nothing left to give back.
      if (library === current) await guarded(() => document.destroy());
      return looked;
    },
  };
}
