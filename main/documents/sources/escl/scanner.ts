import { setTimeout as pause } from 'node:timers/promises';
import type { ScannerFault } from '../../../../shared/ipc/source-schemas.ts';
import { ok, type Result, refuse } from '../../../../shared/result.ts';
import { type Capabilities, readCapabilities } from './capabilities.ts';
import { type Answer, exchange, type Question, type ScannerTarget } from './exchange.ts';
import type { EsclLimits } from './limits.ts';
import { plainHost, withoutTrailingSlash } from './scanner-address.ts';
import { readStatus, type ScannerStatus } from './status.ts';

export interface ScannerParts {
  readonly target: ScannerTarget;
  readonly limits: EsclLimits;
  /** Milliseconds that only grow. */
  readonly monotonic: () => number;
  readonly signal: AbortSignal;
}

/** One scanner, by the requests of eSCL 2. */
export interface Scanner {
  capabilities(): Promise<Result<Capabilities, ScannerFault>>;
  status(): Promise<Result<ScannerStatus, ScannerFault>>;
  /** @returns the job's path; null where the scanner takes no job just now. */
  begin(settings: string): Promise<Result<string | null, ScannerFault>>;
  /** @returns null once there are no more. */
  nextPage(job: string): Promise<Result<Uint8Array | null, ScannerFault | 'too-large' | 'refused'>>;
  /** Ends the job, also after a cancellation; a scanner that does not hear it ends it by itself. */
  end(job: string): Promise<void>;
}

/** Only a path is taken of where the scanner says that its job is, and only from its own host (R8). */
function jobPath(location: string | undefined, { host }: ScannerTarget): string | null {
  const base = 'http://scanner.invalid/';
  if (location === undefined || !URL.canParse(location, base)) return null;
  const { hostname, pathname, protocol } = new URL(location, base);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  if (hostname !== 'scanner.invalid' && plainHost(hostname) !== host) return null;
  return pathname.length > 300 ? null : withoutTrailingSlash(pathname);
}

export function connectScanner({ target, limits, monotonic, signal }: ScannerParts): Scanner {
  const { answerTime, answerBytes, pageTime, pageBytes, shortestPause, longestPause } = limits;

  async function ask(
    question: Pick<Question, 'method' | 'path' | 'body'>,
    until: AbortSignal = signal,
  ): Promise<Result<Answer, ScannerFault>> {
    const answered = await exchange(target, { ...question, time: answerTime, bytes: answerBytes }, until);
    if (answered.ok) return answered;
    return refuse(answered.error === 'too-large' ? 'unreadable-answer' : answered.error);
  }

  async function read<Value>(
    name: string,
    from: (bytes: Uint8Array) => Result<Value, ScannerFault>,
  ): Promise<Result<Value, ScannerFault>> {
    const answered = await ask({ method: 'GET', path: `${target.path}/${name}`, body: null });
    if (!answered.ok) return answered;
    const { status, body } = answered.value;
    if (status === 503) return refuse('busy');
    return status === 200 ? from(body) : refuse('not-a-scanner');
  }

  /** Milliseconds, from a `Retry-After` in seconds. */
  function pauseOf(answer: Answer): number {
    const seconds = Number(answer.headers['retry-after'] ?? 1);
    const asked = Number.isFinite(seconds) ? seconds * 1000 : shortestPause;
    return Math.min(longestPause, Math.max(shortestPause, asked));
  }

  return {
    capabilities: () => read('ScannerCapabilities', readCapabilities),
    status: () => read('ScannerStatus', readStatus),

    async begin(settings) {
      const answered = await ask({ method: 'POST', path: `${target.path}/ScanJobs`, body: settings });
      if (!answered.ok) return answered;
      const { status, headers } = answered.value;
      if (status === 404) return refuse('not-a-scanner');
      if (status !== 201) return ok(null);
      const path = jobPath(headers.location, target);
      return path === null ? refuse('unreadable-answer') : ok(path);
    },

    async nextPage(job) {
      const begun = monotonic();
      for (;;) {
        const time = pageTime - (monotonic() - begun);
        if (time <= 0) return refuse('silent');
        const question = {
          method: 'GET',
          path: `${job}/NextDocument`,
          body: null,
          bytes: pageBytes,
        } as const;
        const answered = await exchange(target, { ...question, time }, signal);
        if (!answered.ok) return answered;
        const { status, body } = answered.value;
        if (status === 200) return ok(body);
        if (status === 404 || status === 410) return ok(null);
        if (status !== 503 && status !== 202) return refuse('refused');
        await pause(Math.min(pauseOf(answered.value), Math.max(0, time)), undefined, { signal }).catch(
          () => undefined,
        );
      }
    },

    async end(job) {
      // The scan's own signal may be what ended it.
      await ask({ method: 'DELETE', path: job, body: null }, new AbortController().signal);
    },
  };
}
