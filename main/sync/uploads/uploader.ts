import type { Logger } from 'pino';
import type { Result } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { DocumentUpload } from '../../store/branch-store.ts';
import type { TransportFailure } from '../answer.ts';
import type { Changed } from '../exchange.ts';
import { failureCode } from '../judge-failure.ts';
import { backoff } from '../machine.ts';
import type { SyncStore } from '../sync-store.ts';
import type { Peer, Transport } from '../transport.ts';
import { uploadDocument } from './upload-document.ts';
import type { UploadPace } from './upload-pace.ts';

/** Reads a captured document; `not-here` and `damaged` do not pass by themselves. */
export type OpenDocument = (
  caseId: string,
  document: Pick<DocumentUpload, 'documentId' | 'sha256'>,
) => Promise<Result<Uint8Array, 'not-here' | 'damaged'>>;

export interface UploaderOptions {
  readonly store: SyncStore;
  readonly transport: Transport;
  readonly peer: () => Peer | null;
  readonly pace: UploadPace;
  readonly openDocument: OpenDocument;
  readonly clock: Clock;
  /** 0 up to 1. */
  readonly random: () => number;
  /** Everything else is through: documents go behind the events that name them. */
  readonly maySend: () => boolean;
  readonly onChange: (what: Changed) => void;
  readonly logger: Logger;
}

/** Which document is on its way, and how much of it is there. */
export interface Uploading {
  readonly documentId: string;
  /** 0 to 100. */
  readonly percent: number;
}

export interface Uploader {
  /** Goes on, unless it waits after a failure. */
  wake(): void;
  /** Goes on at once: a person asks. */
  retry(): void;
  current(): Uploading | null;
  /** Nothing goes out behind the part that is under way, until it is let go on. */
  pause(paused: boolean): void;
  isPaused(): boolean;
  settled(): Promise<void>;
  /** Nothing more begins; resolves when what was under way has ended. */
  end(): Promise<void>;
}

/** Refusals that the same document would get for ever. */
const final = new Set(['document-other', 'too-large', 'bad-request', 'not-found']);

function isFinal(failure: TransportFailure): boolean {
  return failure.kind === 'refused' && final.has(failure.error.error);
}

/** Sends captured documents to the central office, one at a time [Y26]. */
export function createUploader(options: UploaderOptions): Uploader {
  const { store, clock, logger, onChange, maySend } = options;
  let current: Uploading | null = null;
  let underWay: Promise<void> | null = null;
  let failures = 0;
  let notBefore = Number.NEGATIVE_INFINITY;
  let ended = false;
  let paused = false;

  function set({ documentId }: DocumentUpload, changes: Partial<DocumentUpload>): Promise<void> {
    return store.transaction((writer) => writer.setUpload(documentId, changes));
  }

  function progress({ documentId }: DocumentUpload, sent: number, bytes: number): void {
    failures = 0;
    const percent = Math.floor((100 * sent) / bytes);
    const isNews = current === null || percent - current.percent >= 10;
    current = { documentId, percent };
    if (isNews) onChange('cases');
  }

  async function fail(upload: DocumentUpload, reason: string): Promise<void> {
    logger.error({ document: upload.documentId, reason }, 'document cannot be sent');
    await set(upload, { state: 'failed', lastError: reason });
    onChange('cases');
  }

  async function putOff(upload: DocumentUpload, failure: TransportFailure): Promise<void> {
    if (failure.kind === 'cancelled') return;
    failures += 1;
    notBefore = clock.monotonic() + backoff(failures, options.random());
    const lastError = failureCode(failure);
    logger.warn({ document: upload.documentId, code: lastError }, 'document not sent');
    // What the line does is no fault of the document; any other failure lets the next one go first.
    const answered = failure.kind === 'refused' || failure.kind === 'bad-answer';
    const anew = lastError === 'hash-mismatch';
    if (!answered && lastError === upload.lastError) return;
    await set(upload, {
      lastError,
      ...(answered ? { attempts: upload.attempts + 1 } : {}),
      ...(anew ? { uploadUrl: null } : {}),
    });
  }

  /** @returns whether to go on with the next one. */
  async function send(peer: Peer, upload: DocumentUpload): Promise<boolean> {
    const content = await options.openDocument(upload.caseId, upload);
    if (!content.ok) {
      await fail(upload, content.error);
      return true;
    }
    let noted: Promise<void> = Promise.resolve();
    const parts = {
      ...options,
      peer,
      monotonic: clock.monotonic,
      onBegun: async (uploadUrl: string) => {
        if (uploadUrl !== upload.uploadUrl) noted = set(upload, { uploadUrl });
        await noted;
      },
      onProgress: (sent: number, bytes: number) => progress(upload, sent, bytes),
      mayGoOn: () => !paused && !ended,
    };
    const sent = await uploadDocument(parts, upload, content.value);
    await noted;
    if (!sent.ok && isFinal(sent.error)) {
      await fail(upload, failureCode(sent.error));
      return true;
    }
    if (!sent.ok) {
      await putOff(upload, sent.error);
      return false;
    }
    failures = 0;
    await set(upload, { state: 'done', lastError: null, doneAt: clock.now() });
    logger.info({ document: upload.documentId, bytes: upload.bytes }, 'document sent');
    current = null;
    onChange('cases');
    return true;
  }

  async function run(): Promise<void> {
    for (;;) {
      const peer = options.peer();
      if (ended || paused || peer === null || !maySend()) return;
      const upload = await store.nextUpload();
      if (upload === null || !(await send(peer, upload))) return;
    }
  }

  function begin(): void {
    if (ended || paused || underWay !== null) return;
    underWay = run()
      .catch((error: unknown) => {
        failures += 1;
        notBefore = clock.monotonic() + backoff(failures, options.random());
        // A full disk, say. Only the name: a store's message may quote a row.
        logger.error({ error: error instanceof Error ? error.name : 'unknown' }, 'documents not sent');
      })
      .finally(() => {
        underWay = null;
        current = null;
      });
  }

  return {
    wake() {
      if (clock.monotonic() >= notBefore) begin();
    },
    retry() {
      notBefore = Number.NEGATIVE_INFINITY;
      begin();
    },
    current: () => current,
    pause(isWanted) {
      paused = isWanted;
      if (paused) return;
      notBefore = Number.NEGATIVE_INFINITY;
      // One that is still ending is followed by the next attempt.
      void Promise.resolve(underWay).then(begin);
    },
    isPaused: () => paused,
    async settled() {
      await underWay;
    },
    async end() {
      ended = true;
      await underWay;
    },
  };
}
