import { type CsvError, parse } from 'csv-parse';

/** Bytes of the longest row: an open quote swallows no more than so many before it is given up. */
export const longestRecord = 64 * 1024;

/** A row as it stands in the file, its text still one character a byte. */
export interface RawRecord {
  readonly fields: readonly string[];
  /** Offset in the file of what comes behind the row and its line break. */
  readonly end: number;
}

/** One of csv-parse's parsers: what it split is taken between writes, and nothing that it split before an error is lost. */
export interface Splitter {
  write(block: Buffer): Promise<void>;
  end(): Promise<void>;
  take(): readonly RawRecord[];
  failure(): CsvError | null;
}

/** @param from offset in the file of the first byte that is written. */
export function createSplitter(delimiter: string, from: number): Splitter {
  const records: RawRecord[] = [];
  let failure: CsvError | null = null;
  const parser = parse({
    delimiter,
    encoding: 'latin1',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: longestRecord,
    // Collected here and never read from the stream: a stream drops what it still holds when an error destroys it.
    on_record(fields: string[], { bytes }) {
      records.push({ fields, end: from + bytes });
      return null;
    },
  });
  const closed = new Promise<void>((resolve) => {
    parser.once('close', resolve);
  });
  parser.once('error', (error: CsvError) => {
    failure = error;
  });
  parser.resume();
  return {
    async write(block) {
      const error = await new Promise<Error | null | undefined>((resolve) => {
        parser.write(block, resolve);
      });
      // The error's event comes before the stream has closed.
      if (error) await closed;
    },
    async end() {
      parser.end();
      await closed;
    },
    take: () => records.splice(0),
    failure: () => failure,
  };
}
