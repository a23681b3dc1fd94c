import type { Chance } from './chance.ts';

export interface WireRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
export interface WireAnswer {
  readonly status: number;
  readonly text: string;
}
/** Whatever a workstation says of itself in the query. */
export function isPushRequest({ path }: WireRequest): boolean {
  return path.split('?', 1)[0] === '/sync/push';
}

/** Brings a request to the central office. */
export type Deliver = (request: WireRequest) => Promise<WireAnswer>;

/** How often each fault comes, 0 to 1. */
export interface WireFaults {
  readonly dropped: number;
  /** The request waits before it arrives, or its answer before it is handed over, until the wire lets it go. */
  readonly delayed: number;
  readonly duplicated: number;
  /** The sender hears of no answer, and the request arrives later, after others. */
  readonly reordered: number;
  readonly truncatedRequest: number;
  readonly truncatedAnswer: number;
  readonly answerLost: number;
  readonly busy: number;
}
export const cleanWire: WireFaults = {
  dropped: 0,
  delayed: 0,
  duplicated: 0,
  reordered: 0,
  truncatedRequest: 0,
  truncatedAnswer: 0,
  answerLost: 0,
  busy: 0,
};
export function faultyWire(odds: number): WireFaults {
  return {
    dropped: odds,
    delayed: odds,
    duplicated: odds,
    reordered: odds,
    truncatedRequest: odds / 2,
    truncatedAnswer: odds,
    answerLost: odds,
    busy: odds / 2,
  };
}

/** One machine's line to the central office. What it damages is chosen by the simulation's chance alone. */
export interface Wire {
  readonly fetch: typeof fetch;
  faults: WireFaults;
  /** How often the sender was told that a number of its outbox was given out twice. */
  readonly heardForks: () => number;
  /** Something is on its way and waits for `release`. */
  isHolding(): boolean;
  /** Resolves as soon as something waits. */
  whenHolding(): Promise<void>;
  release(): void;
  /** Requests whose sender no longer waits for them arrive now. */
  deliverLate(): Promise<void>;
  /** The machine is gone: nothing of it gets through any more, and what waits is broken off. */
  cut(): void;
}

const broken = (code: string): TypeError => new TypeError('fetch failed', { cause: { code } });
const halved = (text: string, chance: Chance): string =>
  text.slice(0, Math.floor(text.length * chance.next()));

export function createWire(deliver: Deliver, chance: Chance): Wire {
  let isCut = false;
  let forks = 0;
  let held: { readonly go: () => void; readonly breakOff: (error: unknown) => void }[] = [];
  let waiting: (() => void)[] = [];
  const late: WireRequest[] = [];
  const wire: Wire = {
    fetch: carry,
    faults: cleanWire,
    heardForks: () => forks,
    isHolding: () => held.length > 0,
    whenHolding: () =>
      held.length > 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    release() {
      const all = held;
      held = [];
      for (const { go } of all) go();
    },
    async deliverLate() {
      for (const request of chance.shuffled(late.splice(0))) await deliver(request);
    },
    cut() {
      isCut = true;
      const all = held;
      held = [];
      for (const { breakOff } of all) breakOff(broken('ECONNRESET'));
    },
  };

  async function hold(signal: AbortSignal | null | undefined): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      held.push({ go: resolve, breakOff: reject });
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      const all = waiting;
      waiting = [];
      for (const wake of all) wake();
    });
  }

  async function carry(input: Parameters<typeof fetch>[0], init: RequestInit = {}): Promise<Response> {
    if (isCut) throw broken('ECONNREFUSED');
    const request = requestOf(input, init);
    if (chance.happens(wire.faults.dropped)) throw broken('ECONNREFUSED');
    if (chance.happens(wire.faults.busy)) return new Response('<html>503</html>', { status: 503 });
    if (chance.happens(wire.faults.reordered)) {
      late.push(request);
      throw broken('ETIMEDOUT');
    }
    if (chance.happens(wire.faults.delayed)) await hold(init.signal);
    if (chance.happens(wire.faults.duplicated)) {
      if (chance.happens(0.5)) late.push(request);
      else await deliver(request);
    }
    const sent = chance.happens(wire.faults.truncatedRequest)
      ? { ...request, body: halved(request.body, chance) }
      : request;
    const answer = await deliver(sent);
    if (chance.happens(wire.faults.delayed)) await hold(init.signal);
    if (isCut || chance.happens(wire.faults.answerLost)) throw broken('ECONNRESET');
    if (answer.status === 409 && answer.text.includes('"fork"')) forks += 1;
    const text = chance.happens(wire.faults.truncatedAnswer) ? halved(answer.text, chance) : answer.text;
    return new Response(text, { status: answer.status });
  }

  return wire;
}

function requestOf(input: Parameters<typeof fetch>[0], init: RequestInit): WireRequest {
  const url = new URL(String(input));
  return {
    method: init.method ?? 'GET',
    path: `${url.pathname}${url.search}`,
    headers: Object.fromEntries(new Headers(init.headers)),
    body: typeof init.body === 'string' ? init.body : '',
  };
}
