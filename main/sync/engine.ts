import type { Logger } from 'pino';
import { assertNever } from '../../shared/result.ts';
import { type Effect, isBusy, type SyncEvent, type SyncState, startState, transition } from './machine.ts';

/** What one request came to. */
export type WorkResult =
  | SyncEvent<'pushed' | 'renumbered' | 'pulled' | 'refused'>
  | { readonly type: 'failed'; readonly leastMs?: number };

/**
 * The input and output that the engine calls for: one request each, its answer recorded before it resolves.
 */
export interface Work {
  pushNext(): Promise<WorkResult>;
  pullNext(): Promise<WorkResult>;
}

/** @returns a function that takes it back. */
export type SetTimer = (ms: number, callback: () => void) => () => void;

export interface EngineOptions {
  readonly work: Work;
  readonly announce: () => void;
  readonly setTimer: SetTimer;
  /** 0 up to 1. */
  readonly random: () => number;
  readonly logger: Logger;
}

/** Runs the machine: holds its state, does its effects, one request under way at most. */
export interface Engine {
  state(): SyncState;
  dispatch(event: SyncEvent<'enrolled' | 'woken' | 'asked'>): void;
  /** Resolves once nothing is under way, nor about to be. */
  settled(): Promise<void>;
  /** Nothing more happens; resolves when what was under way has ended. */
  end(): Promise<void>;
}

export function createEngine({ work, announce, setTimer, random, logger }: EngineOptions): Engine {
  let state = startState;
  let underWay: Promise<void> = Promise.resolve();
  let ended = false;
  let cancelTimer = (): void => {};
  let waiting: (() => void)[] = [];

  function dispatch(event: SyncEvent): void {
    if (ended) return;
    const before = state;
    const step = transition(state, event);
    state = step.state;
    if (before.name !== state.name)
      logger.debug({ from: before.name, to: state.name, on: event.type }, 'sync');
    for (const effect of step.effects) perform(effect);
    if (!isBusy(state)) release();
  }

  function perform(effect: Effect): void {
    switch (effect.type) {
      case 'push-next':
        underWay = attempt(work.pushNext);
        return;
      case 'pull-next':
        underWay = attempt(work.pullNext);
        return;
      case 'schedule':
        cancelTimer();
        cancelTimer = setTimer(effect.ms, () => dispatch({ type: 'due' }));
        return;
      case 'announce':
        announce();
        return;
      case 'stop':
        cancelTimer();
        return;
      default:
        assertNever(effect);
    }
  }

  async function attempt(request: () => Promise<WorkResult>): Promise<void> {
    let result: WorkResult;
    try {
      result = await request();
    } catch (error) {
      // A full disk, say. Only the name: a store's message may quote a row.
      logger.error({ error: error instanceof Error ? error.name : 'unknown' }, 'sync could not be recorded');
      result = { type: 'failed' };
    }
    dispatch(result.type === 'failed' ? { ...result, chance: random() } : result);
  }

  function release(): void {
    const released = waiting;
    waiting = [];
    for (const resolve of released) resolve();
  }

  return {
    state: () => state,
    dispatch,
    async settled() {
      if (ended || !isBusy(state)) return;
      await new Promise<void>((resolve) => waiting.push(resolve));
    },
    async end() {
      ended = true;
      cancelTimer();
      await underWay;
      release();
    },
  };
}
