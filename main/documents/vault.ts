import { access, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CapturedDocument,
  cleanFileName,
  type DocumentFault,
  type DocumentKind,
  largestDocument,
} from '../../shared/domain/documents.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { isMissing } from '../platform/files.ts';
import type { NewId } from '../platform/ids.ts';
import type { Secrets } from '../platform/secrets.ts';
import { inspectDocument } from './inspect.ts';
import { largestEnvelope, seal, unseal } from './seal.ts';
import { isFileFault, readSealedFile, writeSealedFile } from './sealed-file.ts';

/** The captured documents of this workstation: encrypted files, of which nothing is said outside of the case's log (R10). */
export interface Vault {
  /**
   * Looks at a file's content and keeps it, whole or not at all.
   *
   * @param fileName as it was called: for the log, never for the disk.
   * @param documentId where it was noted before; made here otherwise.
   */
  keep(
    caseId: string,
    kind: DocumentKind,
    fileName: string,
    bytes: Uint8Array,
    documentId?: string,
  ): Promise<Result<CapturedDocument, DocumentFault | 'no-safe-storage' | 'disk'>>;
  /**
   * @param document as the case's log has it.
   * @returns its content; `not-here` when another workstation captured it, `damaged` when it is not what was kept.
   */
  open(
    caseId: string,
    document: Pick<CapturedDocument, 'documentId' | 'sha256'>,
  ): Promise<Result<Uint8Array, 'not-here' | 'damaged'>>;
  /**
   * Keeps what came from the central office, sealed as if it had been captured here.
   *
   * @param bytes with the hash that the log names; anything else is a bug, and throws.
   */
  keepCopy(
    caseId: string,
    document: Pick<CapturedDocument, 'documentId' | 'sha256'>,
    bytes: Uint8Array,
  ): Promise<Result<null, 'no-safe-storage' | 'disk'>>;
  holds(documentId: string): Promise<boolean>;
  /** Ids of all that lies here, whole or only begun. */
  list(): Promise<readonly string[]>;
  /** Takes a file away that no log came to know of, and what was begun of it. */
  discard(documentId: string): Promise<void>;
}

interface VaultParts {
  readonly folder: string;
  readonly secrets: Secrets;
  readonly newId: NewId;
  readonly sha256: (bytes: Uint8Array) => string;
}

const identifier = /^[0-9a-f-]{36}$/;
const sealedName = /^([0-9a-f-]{36})\.sealed(?:\.new)?$/;

export function createVault({ folder, secrets, newId, sha256 }: VaultParts): Vault {
  function pathOf(documentId: string): string {
    if (!identifier.test(documentId)) throw new TypeError('A document is kept under a UUID alone');
    return join(folder, `${documentId}.sealed`);
  }

  async function write(
    caseId: string,
    document: Pick<CapturedDocument, 'documentId' | 'sha256'>,
    bytes: Uint8Array,
  ): Promise<Result<null, 'no-safe-storage' | 'disk'>> {
    const sealed = seal(bytes, { caseId, ...document }, secrets);
    if (!sealed.ok) return sealed;
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeSealedFile(pathOf(document.documentId), sealed.value);
    } catch (fault) {
      if (isFileFault(fault)) return refuse('disk');
      throw fault;
    }
    return ok(null);
  }

  return {
    async keep(caseId, kind, fileName, bytes, documentId = newId()) {
      const inspected = inspectDocument(bytes);
      if (!inspected.ok) return inspected;
      const document: CapturedDocument = {
        documentId,
        kind,
        mediaType: inspected.value.mediaType,
        bytes: bytes.byteLength,
        sha256: sha256(bytes),
        fileName: cleanFileName(fileName),
      };
      const kept = await write(caseId, document, bytes);
      return kept.ok ? ok(document) : kept;
    },

    async keepCopy(caseId, document, bytes) {
      if (sha256(bytes) !== document.sha256) throw new TypeError('A copy is not what the log names');
      return write(caseId, document, bytes);
    },

    async open(caseId, document) {
      let file: Buffer | null;
      try {
        file = await readSealedFile(pathOf(document.documentId), largestDocument + largestEnvelope);
      } catch (fault) {
        if (isMissing(fault)) return refuse('not-here');
        if (isFileFault(fault)) return refuse('damaged');
        throw fault;
      }
      if (file === null) return refuse('damaged');
      const opened = unseal(file, { caseId, ...document }, secrets);
      // The log has the content's sum: a file that was made anew with this machine's keys is not what was captured.
      return opened.ok && sha256(opened.value) !== document.sha256 ? refuse('damaged') : opened;
    },

    async holds(documentId) {
      try {
        await access(pathOf(documentId));
        return true;
      } catch (fault) {
        if (isFileFault(fault)) return false;
        throw fault;
      }
    },

    async list() {
      const names = await readdir(folder).catch((fault: unknown) => {
        if (isMissing(fault)) return [];
        throw fault;
      });
      return [...new Set(names.flatMap((name) => sealedName.exec(name)?.[1] ?? []))];
    },

    async discard(documentId) {
      await rm(pathOf(documentId), { force: true });
      await rm(`${pathOf(documentId)}.new`, { force: true });
    },
  };
}
