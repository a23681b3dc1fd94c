import { compactVerify, decodeJwt, errors } from 'jose';
import type { Instant } from '../../../shared/domain/dates.ts';
import { deviceTokenSchema, tokenSeconds } from '../../../shared/protocol/endpoints.ts';
import { type SignedRequest, signedRequestHash } from '../../../shared/protocol/signing.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { sha256 } from '../../platform/ids.ts';
import type { Device } from '../store/records.ts';

type TokenRefusal = 'token-invalid' | 'token-time' | 'device-revoked';

/** The device that a token says it is of; null when it says nothing that can be read. */
export function claimedDeviceId(token: string): string | null {
  try {
    const claims = deviceTokenSchema.safeParse(decodeJwt(token));
    return claims.success ? claims.data.sub : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

async function readSigned(token: string, device: Device): Promise<unknown> {
  try {
    const { payload } = await compactVerify(token, device.publicKey, { algorithms: ['EdDSA', 'Ed25519'] });
    return JSON.parse(new TextDecoder().decode(payload));
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Is this the device's own signature of what is not a request of this moment: of a file, that may be read in whenever it is found?
 */
export async function signsRequest(token: string, device: Device, request: SignedRequest): Promise<boolean> {
  const claims = deviceTokenSchema.safeParse(await readSigned(token, device));
  return (
    claims.success && claims.data.sub === device.id && claims.data.req === signedRequestHash(request, sha256)
  );
}

/**
 * Does the device's token sign this very request, now? The signature is looked at first, so that nobody without the key learns
 * whether a device was revoked.
 */
export async function verifyToken(
  token: string,
  device: Device,
  request: SignedRequest,
  now: Instant,
): Promise<Result<null, TokenRefusal>> {
  const claims = deviceTokenSchema.safeParse(await readSigned(token, device));
  if (!claims.success || claims.data.sub !== device.id) return refuse('token-invalid');
  const { req, iat, exp } = claims.data;
  if (req !== signedRequestHash(request, sha256)) return refuse('token-invalid');
  // A token is for one request, sent at once: one that is good for longer was not made by the protocol.
  if (exp <= iat || exp - iat > tokenSeconds) return refuse('token-invalid');
  if (device.revokedAt !== null) return refuse('device-revoked');
  const seconds = Date.parse(now) / 1000;
  const isInTime = iat <= seconds + tokenSeconds && exp >= seconds - tokenSeconds;
  return isInTime ? ok(null) : refuse('token-time');
}
