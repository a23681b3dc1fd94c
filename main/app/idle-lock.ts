import type { SessionHolder } from '../use-cases/ports.ts';

/** Seconds without a key or a mouse movement, anywhere on the machine, after which the session locks (U13). */
const idleLimit = 10 * 60;
/** Milliseconds between two looks. */
const lookEvery = 15_000;

/** What is used of Electron's `powerMonitor`. */
export interface PowerWatch {
  getSystemIdleTime(): number;
  on(event: 'lock-screen' | 'suspend', listener: () => void): unknown;
}

/**
 * Locks the session when nobody is at the machine, when its screen is locked, and when it goes to sleep.
 *
 * @returns a function that ends the watch.
 */
export function lockWhenIdle(
  power: PowerWatch,
  session: Pick<SessionHolder, 'current' | 'isLocked' | 'lock'>,
  announce: (what: 'sessionChanged') => void,
): () => void {
  const lock = (): void => {
    if (session.current() === null || session.isLocked()) return;
    session.lock();
    announce('sessionChanged');
  };
  power.on('lock-screen', lock);
  power.on('suspend', lock);
  const timer = setInterval(() => {
    if (power.getSystemIdleTime() >= idleLimit) lock();
  }, lookEvery);
  return () => clearInterval(timer);
}
