import type { AnnouncementName, ChannelName } from '../../shared/ipc/channel-names.ts';
import type {
  AnswerTo,
  ErrorOf,
  RequestOf,
  ResponseOf,
  ReversaApi,
  RouterError,
} from '../../shared/ipc/contract.ts';
import { assertNever } from '../../shared/result.ts';

declare global {
  interface Window {
    /** Put here by the preload. */
    readonly reversa: ReversaApi;
  }
}

type Channels = { readonly [Name in ChannelName]: (request: RequestOf<Name>) => Promise<AnswerTo<Name>> };

/** A query that was refused, for TanStack Query to hold as a query's error. */
export class BridgeError<Name extends ChannelName = ChannelName> extends Error {
  override readonly name = 'BridgeError';
  readonly channel: Name;
  readonly code: ErrorOf<Name> | RouterError;

  constructor(channel: Name, code: ErrorOf<Name> | RouterError) {
    super(`${channel}: ${code}`);
    this.channel = channel;
    this.code = code;
  }
}

/** Asks the main process. A refusal is an answer: for commands, whose refusals are shown beside what was typed. */
export function call<Name extends ChannelName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<AnswerTo<Name>> {
  const channels: Channels = window.reversa;
  return channels[name](request);
}

/**
 * Asks the main process for something to show.
 *
 * @throws BridgeError when it is refused.
 */
export async function query<Name extends ChannelName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<ResponseOf<Name>> {
  const answer = await call(name, request);
  if (!answer.ok) throw new BridgeError(name, answer.error);
  return answer.value;
}

/**
 * Hears what the main process tells without being asked; what changed is asked for by a query.
 *
 * @returns a function that ends the subscription.
 */
export function onAnnouncement(name: AnnouncementName, listener: () => void): () => void {
  switch (name) {
    case 'sessionChanged':
      return window.reversa.onSessionChanged(listener);
    case 'lineChanged':
      return window.reversa.onLineChanged(listener);
    case 'casesChanged':
      return window.reversa.onCasesChanged(listener);
    default:
      return assertNever(name, 'announcement');
  }
}
