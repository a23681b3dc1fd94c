import type { ErrorOf } from '../../shared/ipc/contract.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type EnrolOptions, enrolAgain } from './enrol.ts';
import type { ReplacementWatch } from './replacement.ts';
import type { Peer } from './transport.ts';

/** What keeps a workstation from going on with another central office: the codes of the channel `followServer`. */
export type FollowRefusal = Exclude<ErrorOf<'followServer'>, 'bad-request'>;

/**
 * A person said that the central office as it is now is the one to go on with (S16) [Y15]: the pull begins from the start, and every event of the
 * cases that this workstation has written in goes out again under a new epoch; what the central office has already it knows by its id. Of a
 * bulk deletion that is meant, the deletion is let through.
 *
 * @param code the one-time code for a central office that does not know this device; null for one that does.
 */
export async function followServer(
  options: EnrolOptions,
  watch: ReplacementWatch,
  { centralUrl }: Peer,
  code: string | null,
): Promise<Result<null, FollowRefusal>> {
  const { store, transport, sideFile, newId, logger } = options;
  const seen = watch.seen();
  if (seen === null) return refuse('nothing-to-follow');
  if (seen.kind === 'deletions') {
    watch.allowDeletions();
    return ok(null);
  }
  if (seen.kind === 'unknown-device') {
    return code === null ? refuse('unknown-code') : enrolAgain(options, centralUrl, code);
  }
  const health = await transport.health(centralUrl);
  if (!health.ok) return refuse('unreachable');
  const { serverEpoch } = health.value;
  const epoch = newId();
  const rows = await store.transaction(async (writer) => {
    await writer.setDeviceState({ serverEpoch, pullCursor: null, snapshotAt: null, digest: null });
    return writer.resendCases(epoch);
  });
  await sideFile.raise({ epoch, seq: 0 });
  logger.warn({ serverEpoch, epoch, rows }, 'going on with another central office');
  return ok(null);
}
