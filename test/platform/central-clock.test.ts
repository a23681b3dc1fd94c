import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CentralClock } from '../../main/platform/central-clock.ts';
import { handClock } from '../sync/support/hand-clock.ts';

const never = { centralTime: null, deviceTimeAtSync: null };
const heardAt = '2026-11-23T14:00:00.000Z';

describe('the central clock', () => {
  test('[R17] tells the device’s time until the central office was heard', () => {
    const clock = handClock('2026-11-20T10:00:00.000Z');
    const central = new CentralClock(clock, never);
    clock.pass(1500);
    expect(central.now()).toBe('2026-11-20T10:00:01.500Z');
    expect(central.hasHeard).toBe(false);
  });

  test('[R17] goes on from the time heard, whatever is done to the device’s clock', () => {
    const clock = handClock('2031-01-01T00:00:00.000Z');
    const central = new CentralClock(clock, never);
    central.hear(heardAt);
    clock.set('1999-01-01T00:00:00.000Z');
    clock.pass(60_000);
    clock.set('2050-01-01T00:00:00.000Z');
    expect(central.now()).toBe('2026-11-23T14:01:00.000Z');
    expect(central.hasHeard).toBe(true);
  });

  test('[R17] after a start counts the time that passed by the device’s clock', () => {
    const clock = handClock('2026-11-20T10:00:00.000Z');
    const kept = new CentralClock(clock, never).hear(heardAt);
    const restarted = new CentralClock(handClock('2026-11-20T12:30:00.000Z'), kept);
    expect(restarted.now()).toBe('2026-11-23T16:30:00.000Z');
    expect(restarted.hasHeard).toBe(true);
  });

  test('[R17] after a start is never before the time heard last', () => {
    const kept = { centralTime: heardAt, deviceTimeAtSync: '2026-11-20T10:00:00.000Z' };
    expect(new CentralClock(handClock('2016-01-01T00:00:00.000Z'), kept).now()).toBe(heardAt);
  });

  test('[R17] stands still rather than go back by the time an answer took', () => {
    const clock = handClock();
    const central = new CentralClock(clock, never);
    central.hear(heardAt);
    clock.pass(5_000);
    const told = central.now();
    central.hear('2026-11-23T14:00:03.000Z');
    expect(central.now()).toBe(told);
    clock.pass(2_001);
    expect(central.now()).toBe('2026-11-23T14:00:05.001Z');
  });

  test('[S5] takes the central office’s word when the device’s clock had it wrong by years', () => {
    const central = new CentralClock(handClock('2076-01-01T00:00:00.000Z'), {
      centralTime: heardAt,
      deviceTimeAtSync: heardAt,
    });
    expect(central.now()).toBe('2076-01-01T00:00:00.000Z');
    central.hear('2026-11-23T15:00:00.000Z');
    expect(central.now()).toBe('2026-11-23T15:00:00.000Z');
  });

  test('[R17] never goes back between two times heard', () => {
    const step = fc.oneof(fc.nat(100_000), fc.date({ noInvalidDate: true }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const clock = handClock();
        const central = new CentralClock(clock, { centralTime: heardAt, deviceTimeAtSync: heardAt });
        let told = central.now();
        for (const each of steps) {
          if (typeof each === 'number') clock.pass(each);
          else clock.set('2026-11-23T14:00:00.000Z');
          const now = central.now();
          expect(now >= told).toBe(true);
          told = now;
        }
      }),
      { numRuns: 200 },
    );
  });
});
