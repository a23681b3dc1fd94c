import type {
  FolderFault,
  FolderView,
  ScannerCertificate,
  ScannerFault,
  ScannerView,
  ScanOptions,
  SourceSettingsView,
  SourcesView,
  WantedSettings,
} from '../../../shared/ipc/source-schemas.ts';
import type { Result } from '../../../shared/result.ts';

/** A file of the watched folder, read whole. */
export interface TakenFile {
  readonly bytes: Uint8Array;
  /** Cleaned: no folder, no control characters, 120 characters at most. */
  readonly fileName: string;
  /**
   * Moves the file to the quarantine, once its pages are kept. Where it cannot be moved, or is another file by now, it stays where it
   * is: no copy is made, and `file-stays` is told.
   */
  done(): Promise<Result<null, 'file-stays'>>;
}

/** Takes one page of a scan, or says why the scan is to end. @param index from 0. */
export type OnPage<Refusal> = (bytes: Uint8Array, index: number) => Promise<Result<unknown, Refusal>>;

/** What the scan itself refuses, beside what `OnPage` does. */
export type ScanRefusal = ScannerFault | 'not-found' | 'too-large' | 'too-many-pages';

/** The watched folder and the network scanners of this workstation: data only, whatever they send (R15). */
export interface Sources {
  list(): Promise<SourcesView>;
  /** The folder's documents, newest first, 200 at most; null where no folder is set. */
  listFiles(): Promise<FolderView | null>;
  /** @param fileId of a listing of this run. */
  readFile(fileId: string): Promise<Result<TakenFile, FolderFault>>;
  getScanner(scannerId: string): Promise<Result<ScannerView, ScannerFault | 'not-found'>>;
  /** The certificate that a scanner shows, before anything is sent to it; null for `http`. */
  getCertificate(scannerId: string): Promise<Result<ScannerCertificate | null, ScannerFault | 'not-found'>>;
  /**
   * One scan runs at a time; another is refused as `busy`. Pages are JPEG or PDF files by their first bytes, one after the other: the next
   * is fetched once `onPage` has answered. What came before a fault stays with the caller.
   *
   * @param signal ends the scan, as `cancel` does: `cancelled`.
   * @returns how many files were handed on.
   */
  scanPages<Refusal>(
    scannerId: string,
    options: ScanOptions,
    signal: AbortSignal,
    onPage: OnPage<Refusal>,
  ): Promise<Result<number, ScanRefusal | Refusal>>;
  cancelScan(): void;
  /** Files that the running scan has handed on; null when none runs. */
  scanProgress(): { readonly pages: number } | null;
  getSettings(): Promise<SourceSettingsView>;
  setSettings(
    settings: WantedSettings,
  ): Promise<Result<SourceSettingsView, 'not-a-folder' | 'bad-address' | 'disk'>>;
  /** Deletes what lies in the quarantine for more than seven days. */
  sweep(): Promise<void>;
}
