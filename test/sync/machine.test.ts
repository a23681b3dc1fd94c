import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  backoff,
  backoffMs,
  type EventType,
  isBusy,
  pollMs,
  type StateName,
  type SyncEvent,
  type SyncState,
  startState,
  stateNames,
  table,
  transition,
} from '../../main/sync/machine.ts';

const events: { readonly [Type in EventType]: SyncEvent<Type> } = {
  enrolled: { type: 'enrolled' },
  woken: { type: 'woken' },
  asked: { type: 'asked' },
  due: { type: 'due' },
  pushed: { type: 'pushed', reached: true, more: false },
  renumbered: { type: 'renumbered' },
  pulled: { type: 'pulled', more: false },
  failed: { type: 'failed', chance: 0.5 },
  refused: { type: 'refused', problem: 'fork' },
};
const eventTypes = Object.keys(events) as EventType[];

function stateOf(name: StateName, parts: Partial<SyncState> = {}): SyncState {
  return { ...startState, name, problem: name === 'stopped' ? 'fork' : null, ...parts };
}

function nextName(name: StateName, type: EventType): string {
  const { state } = transition(stateOf(name), events[type]);
  return state.again ? `${state.name}, again` : state.name;
}

describe('the table', () => {
  test('[Y9] has an entry for every state and event', () => {
    for (const name of stateNames) {
      expect(Object.keys(table[name]).toSorted()).toEqual(eventTypes.toSorted());
    }
  });

  test.each<[StateName, Record<EventType, string>]>([
    ['not-enrolled', row('not-enrolled', { enrolled: 'pushing' })],
    ['idle', row('idle', { woken: 'pushing', asked: 'pushing', due: 'pushing' })],
    [
      'pushing',
      row('pushing', {
        woken: 'pushing, again',
        asked: 'pushing, again',
        pushed: 'pulling',
        failed: 'waiting',
        refused: 'stopped',
      }),
    ],
    [
      'pulling',
      row('pulling', {
        woken: 'pulling, again',
        asked: 'pulling, again',
        pulled: 'idle',
        failed: 'waiting',
        refused: 'stopped',
      }),
    ],
    ['waiting', row('waiting', { woken: 'pushing', asked: 'pushing', due: 'pushing' })],
    ['stopped', row('stopped', { asked: 'pushing' })],
  ])('[Y9] leads from %s where it is said to', (name, expected) => {
    expect(Object.fromEntries(eventTypes.map((type) => [type, nextName(name, type)]))).toEqual(expected);
  });
});

function row(name: StateName, parts: Partial<Record<EventType, string>>): Record<EventType, string> {
  return {
    ...(Object.fromEntries(eventTypes.map((type) => [type, name])) as Record<EventType, string>),
    ...parts,
  };
}

describe('the steps', () => {
  test('[Y7] with nothing to do, looks again after three seconds', () => {
    expect(transition(stateOf('pulling'), events.pulled).effects).toContainEqual({
      type: 'schedule',
      ms: pollMs,
    });
  });

  test('[Y2] goes on pushing while there is more, and pulls only then', () => {
    const more = transition(stateOf('pushing'), { type: 'pushed', reached: true, more: true });
    expect(more.state.name).toBe('pushing');
    expect(more.effects).toContainEqual({ type: 'push-next' });
    const done = transition(more.state, { type: 'pushed', reached: true, more: false });
    expect(done.effects).toContainEqual({ type: 'pull-next' });
  });

  test('[Y7] goes round once more when it was woken under way', () => {
    const woken = transition(stateOf('pulling'), events.woken);
    const next = transition(woken.state, events.pulled);
    expect(next.state).toMatchObject({ name: 'pushing', again: false });
  });

  test('[Y8] waits longer after each failure, never over half a minute, and from the first again after a success', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 40].map((failures) => backoff(failures, 1));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(backoff(1, 0)).toBe(500);
    expect(transition(stateOf('pulling', { failures: 9 }), events.pulled).state.failures).toBe(0);
  });

  test('[Y8] waits as long as the central office asks, if that is longer than it would', () => {
    const scheduled = (leastMs: number) =>
      transition(stateOf('pushing'), { type: 'failed', chance: 1, leastMs }).effects.find(
        (effect) => effect.type === 'schedule',
      )?.ms;
    expect(scheduled(42_000)).toBe(42_000);
    expect(scheduled(0)).toBe(backoff(1, 1));
  });

  test('[Y14] pushes at once after a fork, but not for ever: the fourth in a row is for a person to see', () => {
    let state = stateOf('pushing');
    for (let fork = 1; fork <= 3; fork += 1) {
      const step = transition(state, events.renumbered);
      expect(step.effects).toContainEqual({ type: 'push-next' });
      state = step.state;
    }
    expect(transition(state, events.renumbered).state).toMatchObject({ name: 'stopped', problem: 'fork' });
    expect(transition(state, events.pushed).state.forks).toBe(0);
  });

  test('[Y8] a commit while the line is down is tried at once', () => {
    expect(transition(stateOf('waiting', { failures: 9 }), events.woken).effects).toEqual([
      { type: 'push-next' },
    ]);
  });
});

const anyEvent: fc.Arbitrary<SyncEvent> = fc.oneof(
  fc.constantFrom<SyncEvent>(events.enrolled, events.woken, events.asked, events.due),
  fc.record({ type: fc.constant('pushed' as const), reached: fc.boolean(), more: fc.boolean() }),
  fc.constant<SyncEvent>(events.renumbered),
  fc.record({ type: fc.constant('pulled' as const), more: fc.boolean() }),
  fc.record({ type: fc.constant('failed' as const), chance: fc.double({ min: 0, max: 0.999, noNaN: true }) }),
  fc.record({
    type: fc.constant('refused' as const),
    problem: fc.constantFrom('fork' as const, 'protocol' as const),
  }),
);

/** The events that can come while this state lasts: an answer only to what was asked. */
function isPossible(state: SyncState, event: SyncEvent): boolean {
  switch (event.type) {
    case 'pushed':
    case 'renumbered':
      return state.name === 'pushing';
    case 'pulled':
      return state.name === 'pulling';
    case 'failed':
    case 'refused':
      return isBusy(state);
    default:
      return true;
  }
}

const answers: readonly EventType[] = ['pushed', 'renumbered', 'pulled', 'failed', 'refused'];

describe('any sequence of events', () => {
  test('[Y2] never has two requests under way, and never none while it is busy', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (sequence) => {
        let state = startState;
        let underWay = 0;
        for (const event of sequence) {
          if (!isPossible(state, event)) continue;
          if (answers.includes(event.type)) underWay -= 1;
          const step = transition(state, event);
          state = step.state;
          underWay += step.effects.filter(({ type }) => type === 'push-next' || type === 'pull-next').length;
          expect(underWay).toBe(isBusy(state) ? 1 : 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('[Y8] never rests without a time to go on at, but for a problem that is named', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (sequence) => {
        let state = startState;
        for (const event of sequence) {
          if (!isPossible(state, event)) continue;
          const step = transition(state, event);
          if (
            step.state.name !== state.name &&
            (step.state.name === 'idle' || step.state.name === 'waiting')
          ) {
            const scheduled = step.effects.find((effect) => effect.type === 'schedule');
            expect(scheduled?.ms).toBeGreaterThan(0);
            expect(scheduled?.ms).toBeLessThanOrEqual(backoffMs.longest);
          }
          state = step.state;
          expect(state.problem !== null).toBe(state.name === 'stopped');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('[Y9] an answer that comes late changes nothing', () => {
    for (const name of ['not-enrolled', 'idle', 'waiting', 'stopped'] as const) {
      for (const type of answers) {
        const state = stateOf(name);
        expect(transition(state, events[type])).toEqual({ state, effects: [] });
      }
    }
  });
});
