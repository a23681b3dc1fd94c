import type { Adjustments, CaptureSource, Examined, PageWarning } from '../../shared/domain/capture.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { DocumentKind } from '../../shared/domain/documents.ts';

/** The pages of one document of one case that are not attached yet. */
export interface TrayKey {
  readonly caseId: string;
  readonly kind: DocumentKind;
}

/** A captured page; its picture lies sealed beside the database. */
export interface StoredPage extends TrayKey {
  /** Grows with each page that is taken: of two, the one that came later has the larger id. */
  readonly pageId: string;
  readonly source: CaptureSource;
  /** The file's name under the safe storage: people name files after people. */
  readonly wrappedName: string | null;
  readonly takenAt: Instant;
  /** Of the picture in clear. */
  readonly sha256: string;
  /** As it was taken. */
  readonly examined: Examined;
  readonly adjustments: Adjustments;
  /** As it is adjusted. */
  readonly seen: Pick<Examined, 'warnings' | 'fingerprint'>;
  readonly overruled: { readonly warnings: readonly PageWarning[]; readonly reason: string } | null;
}

/** What a page of an attached document looks like: the same picture twice is noticed. */
export interface PageLook {
  readonly documentId: string;
  readonly fingerprints: readonly string[];
}

export interface TrayReader {
  /** In the order of the document. */
  listTray(key: TrayKey): Promise<readonly StoredPage[]>;
  /** Of every kind, and in no order. */
  listTraysOf(caseId: string): Promise<readonly StoredPage[]>;
  listTrayPageIds(): Promise<readonly string[]>;
  /** Pages of cases that have come to their end. */
  listEndedTrays(): Promise<readonly StoredPage[]>;
  /** Pages of the case's documents that were attached here. */
  listPageLooks(caseId: string): Promise<readonly PageLook[]>;
  /** Documents that were put together here and of which the log may have heard or not. */
  listBegunDocuments(): Promise<readonly { readonly documentId: string; readonly caseId: string }[]>;
}

export interface TrayWriter {
  /** Makes these the tray's pages, in this order: others of it are gone. */
  setTray(key: TrayKey, pages: readonly StoredPage[]): Promise<void>;
  dropTrayPages(pageIds: readonly string[]): Promise<void>;
  /** Noted before a document is kept, so that one that no log came to know of is found. */
  beginDocument(documentId: string, caseId: string): Promise<void>;
  endDocument(documentId: string): Promise<void>;
  notePageLooks(caseId: string, looks: readonly PageLook[]): Promise<void>;
  /** Forgets the looks of cases that have come to their end. */
  dropEndedLooks(): Promise<void>;
}
