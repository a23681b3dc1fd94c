import type { ScanRefusal, Sources } from '../../main/documents/sources/sources.ts';
import type { FolderFault } from '../../shared/ipc/source-schemas.ts';
import { ok, refuse } from '../../shared/result.ts';

/** A folder and a scanner that hold what a test puts into them. */
export interface TestSources extends Sources {
  /** Files by their ids; a fault stands for one that cannot be read. */
  readonly files: Map<string, { readonly name: string; readonly bytes: Uint8Array } | FolderFault>;
  /** The folder lets nothing be moved. */
  isStuck: boolean;
  /** What the scanner gives, one after the other; a fault ends it. */
  sheets: readonly (Uint8Array | ScanRefusal)[];
}

const unused = async (): Promise<never> => {
  throw new Error('unused');
};

export function testSources(): TestSources {
  const sources: TestSources = {
    files: new Map(),
    isStuck: false,
    sheets: [],
    async readFile(fileId) {
      const file = sources.files.get(fileId) ?? 'file-gone';
      if (typeof file === 'string') return refuse(file);
      return ok({
        bytes: file.bytes,
        fileName: file.name,
        async done() {
          if (sources.isStuck) return refuse('file-stays');
          sources.files.delete(fileId);
          return ok(null);
        },
      });
    },
    async scanPages(_scannerId, _options, _signal, onPage) {
      let pages = 0;
      for (const sheet of sources.sheets) {
        if (typeof sheet === 'string') return refuse(sheet);
        const kept = await onPage(sheet, pages);
        if (!kept.ok) return kept;
        pages += 1;
      }
      return ok(pages);
    },
    list: unused,
    listFiles: unused,
    getScanner: unused,
    getCertificate: unused,
    cancelScan: () => undefined,
    scanProgress: () => null,
    getSettings: unused,
    setSettings: unused,
    sweep: unused,
  };
  return sources;
}
