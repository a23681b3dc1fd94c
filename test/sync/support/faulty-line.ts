/** How often each fault comes, 0 to 1. */
export interface Faults {
  /** The request never arrives. */
  readonly dropped: number;
  /** It arrives, and its answer does not. */
  readonly answerLost: number;
  /** It arrives twice. */
  readonly duplicated: number;
  readonly delayed: number;
  /** Its answer breaks off. */
  readonly truncated: number;
  /** The other side says that it is busy. */
  readonly busy: number;
}

export const noFaults: Faults = {
  dropped: 0,
  answerLost: 0,
  duplicated: 0,
  delayed: 0,
  truncated: 0,
  busy: 0,
};

/** A line that damages what goes over it, by a seeded source of chance. */
export interface FaultyLine {
  readonly fetch: typeof fetch;
  faults: Faults;
  /** Requests are handed over instead of sent, and nothing comes back; null sends them again. */
  hold(take: ((send: () => Promise<Response>) => void) | null): void;
  /** The most requests that were under way at once. */
  mostUnderWay(): number;
}

export function faultyLine(far: typeof fetch, random: () => number, faults: Faults): FaultyLine {
  let underWay = 0;
  let most = 0;
  let keep: ((send: () => Promise<Response>) => void) | null = null;
  const line: FaultyLine = {
    fetch: carry,
    faults,
    hold(take) {
      keep = take;
    },
    mostUnderWay: () => most,
  };

  async function carry(input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
    underWay += 1;
    most = Math.max(most, underWay);
    try {
      return await damage(input, init);
    } finally {
      underWay -= 1;
    }
  }

  async function damage(input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
    if (keep !== null) {
      keep(() => far(input, init));
      throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
    }
    const happens = (odds: number): boolean => random() < odds;
    if (happens(line.faults.delayed))
      await new Promise((resolve) => setTimeout(resolve, Math.floor(random() * 3)));
    if (happens(line.faults.dropped))
      throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    if (happens(line.faults.busy)) return new Response('<html>503</html>', { status: 503 });
    if (happens(line.faults.duplicated)) await far(input, init);
    const response = await far(input, init);
    if (happens(line.faults.answerLost))
      throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
    if (!happens(line.faults.truncated)) return response;
    const text = await response.text();
    return new Response(text.slice(0, Math.floor(text.length * random())), { status: response.status });
  }

  return line;
}

/** mulberry32: the same numbers for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
