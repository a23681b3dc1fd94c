import type { SignedIn } from '../../shared/ipc/views.ts';
import type { Caller } from './ports.ts';

/** The caller of a channel that is not open to anyone: the router has turned away everybody else. */
export function signedIn({ user }: Caller): SignedIn {
  if (user === null) throw new Error('The router let a call through without a user');
  return user;
}
