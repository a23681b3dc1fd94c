import type { Role } from '../../shared/domain/people.ts';
import type { ChannelName } from '../../shared/ipc/channel-names.ts';
import { contract, type RouterError } from '../../shared/ipc/contract.ts';
import type { SessionHolder } from '../use-cases/ports.ts';

/** What sort of window a call comes from; a print window shows one paper and asks for nothing else. */
export type WindowKind = 'main' | 'print';

/** Where a call comes from, as Electron tells it and not as the page says. */
export interface Sender {
  /** Null for a page that is in no window of ours. */
  readonly window: WindowKind | null;
  readonly isMainFrame: boolean;
  /** Origin of the frame, for example `app://ui`. */
  readonly origin: string;
}

/** All that is left to a locked session: to see the line, and to get in again or out, which a page that was loaded anew asks the storage about. */
const openWhileLocked: ReadonlySet<ChannelName> = new Set([
  'getSession',
  'getStorage',
  'signIn',
  'signOut',
  'getLine',
]);

/** @returns why this sender may not call the channel at all; null when it may. */
export function refuseSender(name: ChannelName, sender: Sender, ownOrigin: string): RouterError | null {
  if (!sender.isMainFrame || sender.origin !== ownOrigin || sender.window === null) return 'forbidden';
  const kind: WindowKind = name === 'getPrintJob' ? 'print' : 'main';
  return sender.window === kind ? null : 'forbidden';
}

/** @returns why the signed-in user, or nobody, may not call the channel; null when they may. */
export function refuseUser(
  name: ChannelName,
  session: Pick<SessionHolder, 'current' | 'isLocked'>,
): Extract<RouterError, 'not-signed-in' | 'forbidden'> | null {
  // A paper that was asked for before the lock is still finished: its window asks, not a person.
  if (session.isLocked() && name !== 'getPrintJob' && !openWhileLocked.has(name)) return 'not-signed-in';
  const allowed: 'anyone' | readonly Role[] = contract[name].roles;
  if (allowed === 'anyone') return null;
  const user = session.current();
  if (user === null) return 'not-signed-in';
  return allowed.includes(user.role) ? null : 'forbidden';
}
