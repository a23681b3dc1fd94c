import type { Instant } from '../../../shared/domain/dates.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { NewId } from '../../platform/ids.ts';
import type { CentralStore } from '../store/central-store.ts';
import type { Device, PublicKey } from '../store/records.ts';
import { hashEnrolmentCode } from './enrolment-codes.ts';

/** `LPZ-01-02`: the area's next number; a revoked device keeps its own. */
function nextDeviceCode(areaId: string, codes: readonly string[]): string {
  const numbers = codes.map((code) => Number(code.slice(areaId.length + 1)));
  return `${areaId}-${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
}

/**
 * Makes a device of a one-time code and a public key. The same code with the same key is answered again: the first answer was lost.
 */
export async function enrolDevice(
  store: CentralStore,
  { code, publicKey }: { readonly code: string; readonly publicKey: PublicKey },
  now: Instant,
  newId: NewId,
): Promise<Result<Device, 'unknown-code'>> {
  return store.transaction(async (writer) => {
    const codeHash = hashEnrolmentCode(code);
    await writer.lockEnrolmentCode(codeHash);
    const enrolment = await writer.findEnrolmentCode(codeHash);
    if (enrolment === null || enrolment.expiresAt <= now) return refuse('unknown-code');
    if (enrolment.deviceId !== null) {
      const enrolled = await writer.findDevice(enrolment.deviceId);
      return enrolled !== null && enrolled.publicKey.x === publicKey.x
        ? ok(enrolled)
        : refuse('unknown-code');
    }
    const area = await writer.findArea(enrolment.areaId);
    if (area === null) return refuse('unknown-code');
    const device: Device = {
      id: newId(),
      code: nextDeviceCode(area.id, await writer.listDeviceCodes(area.id)),
      area,
      publicKey,
      epoch: null,
      lastSeq: 0,
      revokedAt: null,
    };
    await writer.insertDevice(device);
    await writer.useEnrolmentCode(codeHash, device.id, now);
    return ok(device);
  });
}
