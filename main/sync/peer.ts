import type { Secrets } from '../platform/secrets.ts';
import type { DeviceState } from '../store/branch-store.ts';
import { openDeviceKey } from './device-key.ts';
import type { Peer } from './transport.ts';

/**
 * @returns who this workstation is for the central office; null when it is not enrolled or its key cannot be
 *   read.
 */
export async function loadPeer(state: DeviceState, secrets: Secrets): Promise<Peer | null> {
  if (state.deviceId === null || state.centralUrl === null || state.wrappedKey === null) return null;
  const privateKey = secrets.unwrap(state.wrappedKey);
  if (!privateKey.ok) return null;
  const signer = await openDeviceKey(state.deviceId, privateKey.value);
  return signer === null ? null : { centralUrl: state.centralUrl, signer };
}
