import { randomInt } from 'node:crypto';
import type { Instant } from '../../../shared/domain/dates.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { sha256 } from '../../platform/ids.ts';
import type { CentralStore } from '../store/central-store.ts';

/** Letters and digits that nobody confuses when a code is read aloud or copied by hand. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const codeLength = 16;
const hoursGood = 24;

function newEnrolmentCode(): string {
  const characters = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return (characters.match(/.{4}/g) ?? []).join('-');
}

/** The store keeps this alone: 78 random bits need no salt. Case, spaces and hyphens do not matter. */
export function hashEnrolmentCode(code: string): string {
  return sha256(code.toUpperCase().replaceAll(/[\s-]/g, ''));
}

/** A code that makes one device of the area, once, within 24 hours. */
export async function createEnrolmentCode(
  store: CentralStore,
  areaId: string,
  now: Instant,
): Promise<Result<string, 'unknown-area'>> {
  const code = newEnrolmentCode();
  const expiresAt = new Date(Date.parse(now) + hoursGood * 3_600_000).toISOString();
  return store.transaction(async (writer) => {
    if ((await writer.findArea(areaId)) === null) return refuse('unknown-area');
    await writer.insertEnrolmentCode({
      codeHash: hashEnrolmentCode(code),
      areaId,
      expiresAt,
      deviceId: null,
    });
    return ok(code);
  });
}
