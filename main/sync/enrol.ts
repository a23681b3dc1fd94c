import type { Logger } from 'pino';
import type { ErrorOf } from '../../shared/ipc/contract.ts';
import type { EnrolResponse } from '../../shared/protocol/endpoints.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CentralClock } from '../platform/central-clock.ts';
import type { NewId } from '../platform/ids.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { DeviceState } from '../store/branch-store.ts';
import type { TransportFailure } from './answer.ts';
import { generateDeviceKey } from './device-key.ts';
import { failureCode } from './judge-failure.ts';
import type { SideFile } from './side-file.ts';
import type { SyncStore } from './sync-store.ts';
import type { Transport } from './transport.ts';
import { centralOrigin } from './urls.ts';

export interface EnrolOptions {
  readonly store: SyncStore;
  readonly secrets: Secrets;
  readonly transport: Transport;
  readonly centralClock: CentralClock;
  readonly sideFile: SideFile;
  readonly newId: NewId;
  readonly logger: Logger;
}

/** What keeps a workstation from being enrolled: the codes of the channel `enrolDevice`. */
export type EnrolRefusal = Exclude<ErrorOf<'enrolDevice'>, 'bad-request'>;

/**
 * Makes this workstation a device of the central office (sync protocol 1): a key pair of its own, whose
 * private half stays in the machine's safe storage, and an outbox epoch.
 *
 * @param code the one-time code that the central office gave out.
 */
export async function enrol(
  options: EnrolOptions,
  centralUrl: string,
  code: string,
): Promise<Result<null, EnrolRefusal>> {
  const { store, secrets, transport, sideFile, newId, logger } = options;
  const origin = centralOrigin(centralUrl);
  if (!origin.ok) return origin;
  if ((await store.getDeviceState()).deviceId !== null) return refuse('already-enrolled');
  const { publicKey, privateKey } = await generateDeviceKey();
  // Before the code is spent: a key that could not be kept would cost another one.
  const wrappedKey = secrets.wrap(privateKey);
  if (!wrappedKey.ok) return wrappedKey;
  const answer = await transport.enrol(origin.value, { code: code.trim(), publicKey });
  if (!answer.ok) {
    logger.warn({ code: failureCode(answer.error) }, 'not enrolled');
    return refuse(refusalOf(answer.error));
  }
  const epoch = newId();
  const enrolled = deviceState(options, answer.value);
  const isFirst = await store.transaction(async (writer) => {
    if ((await writer.getDeviceState()).deviceId !== null) return false;
    await writer.setDeviceState({
      ...enrolled,
      centralUrl: origin.value,
      wrappedKey: wrappedKey.value,
      epoch,
    });
    return true;
  });
  if (!isFirst) return refuse('already-enrolled');
  await sideFile.raise({ epoch, seq: 0 });
  logger.info({ device: answer.value.deviceCode }, 'enrolled');
  return ok(null);
}

/**
 * Makes this workstation a device of another central office at the same address, with a key of its own there: what it has stays, and what it
 * wrote goes out again (S16) [Y15].
 */
export async function enrolAgain(
  options: EnrolOptions,
  centralUrl: string,
  code: string,
): Promise<Result<null, 'unknown-code' | 'unreachable' | 'no-safe-storage'>> {
  const { store, secrets, transport, sideFile, newId, logger } = options;
  const { publicKey, privateKey } = await generateDeviceKey();
  const wrappedKey = secrets.wrap(privateKey);
  if (!wrappedKey.ok) return refuse('no-safe-storage');
  const answer = await transport.enrol(centralUrl, { code: code.trim(), publicKey });
  if (!answer.ok) {
    logger.warn({ code: failureCode(answer.error) }, 'not enrolled again');
    return refuse(refusalOf(answer.error) === 'unknown-code' ? 'unknown-code' : 'unreachable');
  }
  const epoch = newId();
  // The people and requests of before are still here: nobody has to wait for a first pull.
  const { firstSyncDone: _done, lastSyncAt: _at, ...enrolled } = deviceState(options, answer.value);
  await store.transaction(async (writer) => {
    await writer.setDeviceState({
      ...enrolled,
      wrappedKey: wrappedKey.value,
      snapshotAt: null,
      digest: null,
    });
    await writer.resendCases(epoch);
  });
  await sideFile.raise({ epoch, seq: 0 });
  logger.warn({ device: answer.value.deviceCode }, 'enrolled with another central office');
  return ok(null);
}

function deviceState({ centralClock }: EnrolOptions, response: EnrolResponse): Partial<DeviceState> {
  const { deviceId, deviceCode, area, serverEpoch, serverTime } = response;
  return {
    deviceId,
    deviceCode,
    area,
    serverEpoch,
    pullCursor: null,
    firstSyncDone: false,
    lastSyncAt: null,
    ...centralClock.hear(serverTime),
  };
}

function refusalOf(failure: TransportFailure): EnrolRefusal {
  if (failure.kind === 'insecure-url') return 'insecure-url';
  if (failure.kind !== 'refused') return 'unreachable';
  const { error } = failure.error;
  return error === 'unknown-code' || error === 'bad-request' ? 'unknown-code' : 'unreachable';
}
