import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lockWhenIdle, type PowerWatch } from '../../main/app/idle-lock.ts';
import { createSessionHolder } from '../../main/use-cases/session.ts';

const area = { id: 'LPZ-01', name: 'Sucursal de prueba', regional: 'LPZ' };
const clerk = { userId: 'u-1', username: 'prueba', name: 'Prueba', role: 'counter-advisor', area } as const;

function bench() {
  const session = createSessionHolder();
  const listeners = new Map<string, () => void>();
  const announced: string[] = [];
  let idle = 0;
  const power: PowerWatch = {
    getSystemIdleTime: () => idle,
    on: (event, listener) => listeners.set(event, listener),
  };
  const end = lockWhenIdle(power, session, (what) => announced.push(what));
  return {
    session,
    announced,
    end,
    emit: (event: string) => listeners.get(event)?.(),
    idleFor: (seconds: number) => {
      idle = seconds;
      vi.advanceTimersByTime(15_000);
    },
  };
}

describe('a session that is left alone', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('locks after ten minutes without a key, once', () => {
    const { session, announced, idleFor, end } = bench();
    session.signIn(clerk);
    idleFor(599);
    expect(session.isLocked()).toBe(false);
    idleFor(600);
    expect(session.isLocked()).toBe(true);
    idleFor(615);
    expect(announced).toEqual(['sessionChanged']);
    end();
  });

  test.each(['lock-screen', 'suspend'])('locks at once on %s', (event) => {
    const { session, announced, emit, end } = bench();
    session.signIn(clerk);
    emit(event);
    expect(session.isLocked()).toBe(true);
    expect(announced).toEqual(['sessionChanged']);
    end();
  });

  test('says nothing while nobody is signed in', () => {
    const { announced, emit, idleFor, end } = bench();
    emit('lock-screen');
    idleFor(6_000);
    expect(announced).toEqual([]);
    end();
  });

  test('is left alone once the watch has ended', () => {
    const { session, idleFor, end } = bench();
    session.signIn(clerk);
    end();
    idleFor(6_000);
    expect(session.isLocked()).toBe(false);
  });
});
