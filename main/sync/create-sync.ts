import type { Logger } from 'pino';
import type { Instant } from '../../shared/domain/dates.ts';
import type { Line } from '../../shared/ipc/views.ts';
import { type Result, refuse } from '../../shared/result.ts';
import type { CentralClock } from '../platform/central-clock.ts';
import type { Clock } from '../platform/clock.ts';
import type { NewId } from '../platform/ids.ts';
import type { Secrets } from '../platform/secrets.ts';
import { checkEpoch } from './check-epoch.ts';
import { createEngine, type Engine, type SetTimer, type WorkResult } from './engine.ts';
import { type EnrolRefusal, enrol } from './enrol.ts';
import type { Changed, Exchange } from './exchange.ts';
import { type ExportedOutbox, exportOutbox } from './export-outbox.ts';
import { type FollowRefusal, followServer } from './follow-server.ts';
import { readLine } from './line.ts';
import { createPace } from './pace.ts';
import { loadPeer } from './peer.ts';
import { pullNext } from './pull-next.ts';
import { pushNext } from './push-next.ts';
import { createReplacementWatch } from './replacement.ts';
import { openSideFile } from './side-file.ts';
import type { SyncStore } from './sync-store.ts';
import { createTransport, type Peer } from './transport.ts';
import { type FetchRefusal, fetchDocument, type WantedDocument } from './uploads/fetch-document.ts';
import { createUploadPace } from './uploads/upload-pace.ts';
import { createUploader, type OpenDocument, type Uploading } from './uploads/uploader.ts';

export interface SyncOptions {
  readonly store: SyncStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly centralClock: CentralClock;
  readonly newId: NewId;
  readonly logger: Logger;
  /** Called after what changed was committed. */
  readonly onChange: (what: Changed) => void;
  /** Reads a captured document of this workstation; without it documents stay here. */
  readonly openDocument?: OpenDocument;
  /** Called after the deletion of documents was pulled (R18). */
  readonly onDeleted?: () => void;
  readonly fetch: typeof fetch;
  /** `outbox.json` in the data folder, beside the database and outside of it. */
  readonly sideFilePath: string;
  readonly random?: () => number;
  readonly setTimer?: SetTimer;
  readonly timeoutMs?: number;
}

export interface Sync {
  /** Await it before anything is written: it finds a database that was set back. Sending begins by itself. */
  start(): Promise<void>;
  /** Something was committed: send it when the line allows. */
  wake(): void;
  /** Tries at once, also after a stop; resolves when it is through, or has failed. */
  syncNow(): Promise<void>;
  /** Resolves once nothing is under way: asks for nothing itself. */
  settled(): Promise<void>;
  /** The document that is on its way to the central office. */
  uploading(): Uploading | null;
  /** Stops documents behind the part that is under way, or lets them go on. Until the application starts again. */
  pauseUploads(paused: boolean): void;
  isUploadPaused(): boolean;
  /** Goes on with documents at once. */
  retryUploads(): void;
  /** Takes a document from the central office. */
  fetchDocument(document: WantedDocument): Promise<Result<Uint8Array, FetchRefusal>>;
  line(): Promise<Line>;
  enrol(centralUrl: string, code: string): Promise<Result<null, EnrolRefusal>>;
  /** After a stop for another central office, or for deletions in bulk: goes on with it as it is now. */
  followServer(code: string | null): Promise<Result<null, FollowRefusal>>;
  /** What waits, as a signed file; null for a workstation that is not enrolled. */
  exportOutbox(): Promise<ExportedOutbox | null>;
  /** Ends what is under way; after it the store may be closed. */
  stop(): Promise<void>;
}

const nodeTimer: SetTimer = (ms, callback) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/** The branch's side of the line to the central office (SPEC.md). */
export function createSync(options: SyncOptions): Sync {
  const { store, secrets, logger, random = Math.random, setTimer = nodeTimer } = options;
  const ending = new AbortController();
  const sideFile = openSideFile(options.sideFilePath);
  const transport = createTransport({ ...options, signal: ending.signal });
  const pace = createPace();
  const replacement = createReplacementWatch();
  let peer: Peer | null = null;
  let isEpochChecked = false;
  let lastHeardAt: Instant | null = null;

  /** A listener that throws must not keep the engine from its next request. */
  function onChange(what: Changed): void {
    try {
      options.onChange(what);
    } catch (error) {
      logger.error(
        { error: error instanceof Error ? error.name : 'unknown', what },
        'a change could not be announced',
      );
    }
  }

  function onHeard(serverTime: Instant): void {
    lastHeardAt = serverTime;
  }

  async function exchangeWith(run: (exchange: Exchange) => Promise<WorkResult>): Promise<WorkResult> {
    if (peer === null) return { type: 'failed' };
    await ensureEpoch();
    return run({ ...options, transport, peer, sideFile, pace, replacement, onChange, onHeard });
  }

  async function ensureEpoch(): Promise<void> {
    if (isEpochChecked) return;
    await checkEpoch({ ...options, sideFile });
    isEpochChecked = true;
  }

  async function connect(): Promise<void> {
    peer ??= await loadPeer(await store.getDeviceState(), secrets);
    if (peer !== null) engine.dispatch({ type: 'enrolled' });
  }

  const uploadPace = createUploadPace();
  const uploader = createUploader({
    ...options,
    transport,
    random,
    pace: uploadPace,
    peer: () => peer,
    openDocument: options.openDocument ?? (async () => refuse('not-here')),
    maySend: () => options.openDocument !== undefined && engine.state().name === 'idle',
    onChange,
  });

  const engine: Engine = createEngine({
    work: { pushNext: () => exchangeWith(pushNext), pullNext: () => exchangeWith(pullNext) },
    announce: () => {
      onChange('line');
      uploader.wake();
    },
    setTimer,
    random,
    logger,
  });

  return {
    async start() {
      try {
        await ensureEpoch();
      } catch (error) {
        // Tried again before anything is sent.
        logger.error(
          { error: error instanceof Error ? error.name : 'unknown' },
          'the side file could not be checked',
        );
      }
      await connect();
    },
    wake: () => engine.dispatch({ type: 'woken' }),
    async syncNow() {
      if (peer === null) await connect();
      else engine.dispatch({ type: 'asked' });
      await engine.settled();
      uploader.retry();
    },
    async settled() {
      await engine.settled();
      await uploader.settled();
    },
    uploading: uploader.current,
    pauseUploads: uploader.pause,
    isUploadPaused: uploader.isPaused,
    retryUploads: uploader.retry,
    async fetchDocument(document) {
      if (peer === null) return refuse('offline');
      const monotonic = options.clock.monotonic;
      return fetchDocument({ transport, peer, pace: uploadPace, monotonic }, document);
    },
    line: () => readLine(engine.state(), store, lastHeardAt, replacement.seen()),
    async enrol(centralUrl, code) {
      const enrolled = await enrol({ ...options, transport, sideFile }, centralUrl, code);
      if (!enrolled.ok) return enrolled;
      await connect();
      onChange('session');
      return enrolled;
    },
    async followServer(code) {
      if (peer === null || engine.state().problem !== 'server-replaced') return refuse('nothing-to-follow');
      const followed = await followServer({ ...options, transport, sideFile }, replacement, peer, code);
      if (!followed.ok) return followed;
      peer = await loadPeer(await store.getDeviceState(), secrets);
      engine.dispatch({ type: 'asked' });
      await engine.settled();
      onChange('session');
      return followed;
    },
    async exportOutbox() {
      return peer === null ? null : exportOutbox(store, peer, options.centralClock);
    },
    async stop() {
      ending.abort();
      await engine.end();
      await uploader.end();
    },
  };
}
