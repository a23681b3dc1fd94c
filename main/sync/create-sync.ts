import type { Logger } from 'pino';
import type { Instant } from '../../shared/domain/dates.ts';
import type { Line } from '../../shared/ipc/views.ts';
import type { Result } from '../../shared/result.ts';
import type { CentralClock } from '../platform/central-clock.ts';
import type { Clock } from '../platform/clock.ts';
import type { NewId } from '../platform/ids.ts';
import type { Secrets } from '../platform/secrets.ts';
import { checkEpoch } from './check-epoch.ts';
import { createEngine, type SetTimer, type WorkResult } from './engine.ts';
import { type EnrolRefusal, enrol } from './enrol.ts';
import type { Changed, Exchange } from './exchange.ts';
import { readLine } from './line.ts';
import { createPace } from './pace.ts';
import { loadPeer } from './peer.ts';
import { pullNext } from './pull-next.ts';
import { pushNext } from './push-next.ts';
import { openSideFile } from './side-file.ts';
import type { SyncStore } from './sync-store.ts';
import { createTransport, type Peer } from './transport.ts';

export interface SyncOptions {
  readonly store: SyncStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly centralClock: CentralClock;
  readonly newId: NewId;
  readonly logger: Logger;
  /** Called after what changed was committed. */
  readonly onChange: (what: Changed) => void;
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
  line(): Promise<Line>;
  enrol(centralUrl: string, code: string): Promise<Result<null, EnrolRefusal>>;
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
    return run({ ...options, transport, peer, sideFile, pace, onChange, onHeard });
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

  const engine = createEngine({
    work: { pushNext: () => exchangeWith(pushNext), pullNext: () => exchangeWith(pullNext) },
    announce: () => onChange('line'),
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
    },
    settled: engine.settled,
    line: () => readLine(engine.state(), store, lastHeardAt),
    async enrol(centralUrl, code) {
      const enrolled = await enrol({ ...options, transport, sideFile }, centralUrl, code);
      if (!enrolled.ok) return enrolled;
      await connect();
      onChange('session');
      return enrolled;
    },
    async stop() {
      ending.abort();
      await engine.end();
    },
  };
}
