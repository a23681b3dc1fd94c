import type { SignedIn } from '../../shared/ipc/views.ts';
import type { SessionHolder, SignInThrottle } from './ports.ts';

/** @param onLeave nobody sits here any more: what is open for whoever did is closed. */
export function createSessionHolder(onLeave: () => void = () => {}): SessionHolder {
  let user: SignedIn | null = null;
  let locked = false;
  return {
    current: () => user,
    isLocked: () => locked,
    signIn: (signedIn) => {
      if (user?.userId !== signedIn.userId) onLeave();
      user = signedIn;
      locked = false;
    },
    renew: (renewed) => {
      user = renewed;
    },
    signOut: () => {
      onLeave();
      user = null;
      locked = false;
    },
    lock: () => {
      locked = user !== null;
      onLeave();
    },
  };
}

/** Failures after which a user name has to wait, and for how long (ms). */
const allowedFailures = 5;
const waitAfterFailures = 60_000;

export function createSignInThrottle(): SignInThrottle {
  const failures = new Map<string, { readonly count: number; readonly lastAt: number }>();
  return {
    mayTry: (username, now) => {
      const known = failures.get(username);
      if (!known || known.count < allowedFailures) return true;
      if (now - known.lastAt < waitAfterFailures) return false;
      failures.delete(username);
      return true;
    },
    failed: (username, now) => {
      failures.set(username, { count: (failures.get(username)?.count ?? 0) + 1, lastAt: now });
    },
    succeeded: (username) => {
      failures.delete(username);
    },
  };
}
