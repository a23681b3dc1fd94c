import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';

/** Reads text off pictures with the Spanish data of a package; nothing is fetched and nothing is written. */
export interface LineReader {
  /**
   * @param jpeg an upright page.
   * @returns its lines from top to bottom, without those that the reader itself doubts.
   * @throws where the bytes are no picture.
   */
  readLines(jpeg: Uint8Array): Promise<readonly string[]>;
  /** Ends the thread that reads. A reader that was closed can be used again. */
  close(): Promise<void>;
}

/** From 0 to 100, as tesseract rates a line. */
const leastConfidence = 45;
/** A card this wide has letters of some 30 pixels, as the data was trained with. */
const readWidth = 1500;

export function createLineReader(): LineReader {
  let started: Promise<Worker> | null = null;
  return {
    async readLines(jpeg) {
      // Read before a thread is started: what is no picture must not reach it.
      const png = await sharp(jpeg).greyscale().resize({ width: readWidth }).normalise().png().toBuffer();
      started ??= startWorker();
      const worker = await started;
      const { data } = await worker.recognize(png, {}, { text: false, blocks: true });
      return (data.blocks ?? [])
        .flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
        .filter((line) => line.confidence >= leastConfidence)
        .map((line) => line.text.trim())
        .filter((line) => line !== '');
    },
    async close() {
      const ended = started;
      started = null;
      await (await ended)?.terminate();
    },
  };
}

async function startWorker(): Promise<Worker> {
  const { resolve } = createRequire(import.meta.url);
  const data = dirname(resolve('@tesseract.js-data/spa/package.json'));
  const core = dirname(resolve('tesseract.js-core/package.json'));
  const worker = await createWorker('spa', OEM.LSTM_ONLY, {
    langPath: join(data, '4.0.0_best_int'),
    corePath: core,
    cacheMethod: 'none',
    gzip: true,
  });
  // It would else write what it thinks of a page to the error stream.
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SPARSE_TEXT, debug_file: '/dev/null' });
  return worker;
}
