import type { Line } from '../../shared/ipc/views.ts';

export const stateNames = ['not-enrolled', 'idle', 'pushing', 'pulling', 'waiting', 'stopped'] as const;
export type StateName = (typeof stateNames)[number];
/** Why the engine does not go on by itself: a person has to do something first. */
export type Problem = Exclude<Line['problem'], null | 'not-enrolled'>;

export interface SyncState {
  readonly name: StateName;
  /** The central office answered at least once since the start. */
  readonly reached: boolean;
  /** Passing failures since the last success. */
  readonly failures: number;
  /** Something was committed, or asked for, while a request was under way: go round once more. */
  readonly again: boolean;
  /** New epochs after a fork, without an answer to a push between them. */
  readonly forks: number;
  /** Set in `stopped` alone. */
  readonly problem: Problem | null;
}

/** What each event carries. */
interface EventFields {
  /** The device has an id and a key: at the start, or just now. */
  enrolled: object;
  /** A local transaction was committed. */
  woken: object;
  /** A person asks for it. */
  asked: object;
  /** The time that was scheduled has come. */
  due: object;
  /** A batch was answered and recorded; not `reached`: there was nothing to send. */
  pushed: { readonly reached: boolean; readonly more: boolean };
  /** The outbox's numbers were given out twice: what waits was numbered anew in a new epoch. */
  renumbered: object;
  /** A page was applied. */
  pulled: { readonly more: boolean };
  /**
   * It may work later. `chance`: 0 up to 1, spreads the devices of a branch whose line comes back. `leastMs`: what the central office
   * asked to be left alone for.
   */
  failed: { readonly chance: number; readonly leastMs?: number };
  /** It will not work until somebody does something. */
  refused: { readonly problem: Problem };
}
export type EventType = keyof EventFields;
export type SyncEvent<Type extends EventType = EventType> = {
  [Each in Type]: { readonly type: Each } & EventFields[Each];
}[Type];

export type Effect =
  | { readonly type: 'push-next' }
  | { readonly type: 'pull-next' }
  /** Dispatch `due` after so many milliseconds; replaces what was scheduled. */
  | { readonly type: 'schedule'; readonly ms: number }
  /** The line looks different from outside. */
  | { readonly type: 'announce' }
  /** Nothing more by itself: drop what was scheduled. */
  | { readonly type: 'stop' };

export interface Step {
  readonly state: SyncState;
  readonly effects: readonly Effect[];
}

/** Milliseconds between two looks at the central office while there is nothing to send [Y7]. */
export const pollMs = 3_000;
/** First and longest wait after a passing failure, in milliseconds [Y8]. */
export const backoffMs = { first: 1_000, longest: 30_000 } as const;

export const startState: SyncState = {
  name: 'not-enrolled',
  reached: false,
  failures: 0,
  again: false,
  forks: 0,
  problem: null,
};

/** A central office that calls one new epoch after another a fork does not mean it: a person has to look [Y14]. */
const mostForks = 3;

/** Exponential from the first to the longest, of which a part by chance: at least half. */
export function backoff(failures: number, chance: number): number {
  const whole = Math.min(backoffMs.longest, backoffMs.first * 2 ** Math.min(failures - 1, 10));
  return Math.round(whole * (0.5 + chance / 2));
}

type Transition<Type extends EventType> = (state: SyncState, event: SyncEvent<Type>) => Step;
type Table = { readonly [Name in StateName]: { readonly [Type in EventType]: Transition<Type> } };

const stay = (state: SyncState): Step => ({ state, effects: [] });
const goRoundAgain = (state: SyncState): Step => ({ state: { ...state, again: true }, effects: [] });

function push(state: SyncState): Step {
  return {
    state: { ...state, name: 'pushing', again: false, forks: 0, problem: null },
    effects: [{ type: 'push-next' }],
  };
}

function reach(state: SyncState): SyncState {
  return { ...state, reached: true, failures: 0 };
}

function afterPush(state: SyncState, event: SyncEvent<'pushed'>): Step {
  const next = event.reached ? { ...reach(state), forks: 0 } : state;
  const seen: readonly Effect[] = event.reached ? [{ type: 'announce' }] : [];
  if (event.more) return { state: next, effects: [...seen, { type: 'push-next' }] };
  return { state: { ...next, name: 'pulling' }, effects: [...seen, { type: 'pull-next' }] };
}

function afterPull(state: SyncState, event: SyncEvent<'pulled'>): Step {
  const next = reach(state);
  if (event.more) return { state: next, effects: [{ type: 'announce' }, { type: 'pull-next' }] };
  if (state.again) {
    const round = push(next);
    return { state: round.state, effects: [{ type: 'announce' }, ...round.effects] };
  }
  return {
    state: { ...next, name: 'idle' },
    effects: [{ type: 'schedule', ms: pollMs }, { type: 'announce' }],
  };
}

function wait(state: SyncState, event: SyncEvent<'failed'>): Step {
  const failures = state.failures + 1;
  const ms = Math.max(event.leastMs ?? 0, backoff(failures, event.chance));
  return {
    state: { ...state, name: 'waiting', failures, again: false },
    effects: [{ type: 'schedule', ms }, { type: 'announce' }],
  };
}

function halt(state: SyncState, event: SyncEvent<'refused'>): Step {
  return {
    state: { ...state, name: 'stopped', again: false, problem: event.problem },
    effects: [{ type: 'stop' }, { type: 'announce' }],
  };
}

function pushAnew(state: SyncState): Step {
  if (state.forks >= mostForks) return halt(state, { type: 'refused', problem: 'fork' });
  return {
    state: { ...state, forks: state.forks + 1 },
    effects: [{ type: 'announce' }, { type: 'push-next' }],
  };
}

/** Outside of a request nothing can come back from one: such an event is late, and changes nothing. */
const nothingUnderWay = { pushed: stay, renumbered: stay, pulled: stay, failed: stay, refused: stay };

/** What happens: state × event, with nothing left out. */
export const table: Table = {
  'not-enrolled': { enrolled: push, woken: stay, asked: stay, due: stay, ...nothingUnderWay },
  idle: { enrolled: stay, woken: push, asked: push, due: push, ...nothingUnderWay },
  pushing: {
    enrolled: stay,
    woken: goRoundAgain,
    asked: goRoundAgain,
    due: stay,
    pushed: afterPush,
    renumbered: pushAnew,
    pulled: stay,
    failed: wait,
    refused: halt,
  },
  pulling: {
    enrolled: stay,
    woken: goRoundAgain,
    asked: goRoundAgain,
    due: stay,
    pushed: stay,
    renumbered: stay,
    pulled: afterPull,
    failed: wait,
    refused: halt,
  },
  waiting: { enrolled: stay, woken: push, asked: push, due: push, ...nothingUnderWay },
  // A commit alone would only be refused again; a person who asks may have had the cause put right.
  stopped: { enrolled: stay, woken: stay, asked: push, due: stay, ...nothingUnderWay },
};

/** Pure: the next state, and what is to be done about it. */
export function transition<Type extends EventType>(state: SyncState, event: SyncEvent<Type>): Step {
  const type: Type = event.type;
  return table[state.name][type](state, event);
}

/** A request is under way, or the next one about to be. */
export function isBusy(state: SyncState): boolean {
  return state.name === 'pushing' || state.name === 'pulling';
}
