import type { Logger } from 'pino';
import type { ChannelName } from '../../shared/ipc/channel-names.ts';
import { contract, type RequestOf, type RouterError } from '../../shared/ipc/contract.ts';
import { type Result, refuse } from '../../shared/result.ts';
import { describeFault } from '../platform/describe-fault.ts';
import type { SessionHolder, UseCases } from '../use-cases/ports.ts';
import { refuseSender, refuseUser, type Sender } from './access.ts';
import { isPlainPayload } from './payload.ts';
import { isStoreFault } from './store-fault.ts';

export interface DispatchParts {
  readonly useCases: UseCases;
  readonly session: Pick<SessionHolder, 'current' | 'isLocked'>;
  /** The origin of the application's own pages. */
  readonly ownOrigin: string;
  readonly logger: Logger;
}

/** Answers one call of a channel; never rejects and never answers `undefined`. */
export type Dispatch = <Name extends ChannelName>(
  name: Name,
  payload: unknown,
  sender: Sender,
) => Promise<Result<unknown, string>>;

/** Checks sender, user, payload and schema, in this order, then calls the use case (R5). */
export function createDispatch({ useCases, session, ownOrigin, logger }: DispatchParts): Dispatch {
  function turnAway(name: ChannelName, error: RouterError): Result<never, RouterError> {
    logger.warn({ channel: name, error }, 'call refused');
    return refuse(error);
  }

  return async (name, payload, sender) => {
    const refusal = refuseSender(name, sender, ownOrigin) ?? refuseUser(name, session);
    if (refusal !== null) return turnAway(name, refusal);
    const { largest }: { readonly largest?: number } = contract[name];
    if (!isPlainPayload(payload, largest)) return turnAway(name, 'bad-request');
    const request = contract[name].request.safeParse(payload);
    if (!request.success) return turnAway(name, 'bad-request');
    try {
      // The schema of this very channel made it; the compiler cannot follow one name through two records.
      const answer = await useCases[name](request.data as RequestOf<typeof name>, {
        user: session.current(),
      });
      if (answer !== undefined) return answer;
      logger.error({ channel: name }, 'use case gave no answer');
      return refuse('failed');
    } catch (fault) {
      logger.error({ channel: name, fault: describeFault(fault) }, 'use case failed');
      return refuse(isStoreFault(fault) ? 'store-unavailable' : 'failed');
    }
  };
}
