import type { FileHandle } from 'node:fs/promises';
import { ok, type Result, refuse } from '../../../../shared/result.ts';

/** How a file's bytes are to be read. */
export interface TextForm {
  readonly encoding: 'utf-8' | 'windows-1252';
  readonly delimiter: ';' | ',';
  /** Bytes before the text: of a byte order mark. */
  readonly start: number;
}

/** Bytes in one read. */
const blockSize = 64 * 1024;

/** The file's bytes from an offset on, a block at a time; each block is the caller's own. */
export async function* readBlocks(handle: FileHandle, from: number): AsyncGenerator<Buffer> {
  for (let position = from; ; ) {
    const { bytesRead, buffer } = await handle.read({ buffer: Buffer.allocUnsafe(blockSize), position });
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Of the header's two possible delimiters, the one that stands in it more often outside of quotes. */
function findDelimiter(firstBlock: Buffer): TextForm['delimiter'] {
  const header =
    firstBlock
      .toString('latin1')
      .trimStart()
      .split(/[\r\n]/, 1)[0] ?? '';
  const plain = header.replaceAll(/"[^"]*"/g, '');
  return plain.split(';').length >= plain.split(',').length ? ';' : ',';
}

function startsWith(block: Buffer, ...bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => block[index] === byte);
}

function judgeFirstBlock(block: Buffer): string | null {
  if (startsWith(block, 0xff, 0xfe) || startsWith(block, 0xfe, 0xff)) {
    return 'está en UTF-16 («Texto Unicode»): guárdelo como CSV en UTF-8';
  }
  if (startsWith(block, 0x50, 0x4b, 0x03, 0x04))
    return 'es una hoja de cálculo o un archivo comprimido: guárdela como CSV';
  return block.includes(0) ? 'no es un archivo de texto: se espera un CSV' : null;
}

/**
 * Reads the file once to find out how its text is written.
 *
 * A file whose accents are nearly all valid UTF-8 is UTF-8 with damaged places, which are reported row by row; the other way round it is
 * Windows-1252, of which Latin-1 is the printable part.
 *
 * @returns in Spanish, why it cannot be a CSV file.
 */
export async function inspectFile(handle: FileHandle): Promise<Result<TextForm, string>> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let first: Buffer | null = null;
  let damaged = 0;
  let accents = 0;
  for await (const block of readBlocks(handle, 0)) {
    if (first === null) {
      const reason = judgeFirstBlock(block);
      if (reason !== null) return refuse(reason);
      first = block;
    }
    for (const character of decoder.decode(block, { stream: true }).match(/[^\0-\x7f]/g) ?? []) {
      if (character === '\ufffd') damaged += 1;
      else accents += 1;
    }
  }
  if (first === null) return refuse('está vacío');
  const marked = startsWith(first, 0xef, 0xbb, 0xbf);
  const start = marked ? 3 : 0;
  const encoding = marked || damaged <= accents ? 'utf-8' : 'windows-1252';
  return ok({ encoding, delimiter: findDelimiter(first.subarray(start)), start });
}
