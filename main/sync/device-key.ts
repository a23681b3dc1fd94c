import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { z } from 'zod';
import type { EnrolRequest } from '../../shared/protocol/endpoints.ts';
import { tokenSeconds } from '../../shared/protocol/endpoints.ts';
import { type SignedRequest, signedRequestHash } from '../../shared/protocol/signing.ts';
import { sha256 } from '../platform/ids.ts';

const publicKeySchema = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });
const privateKeySchema = publicKeySchema.extend({ d: z.string() });

const algorithm = 'EdDSA';

/**
 * A new Ed25519 pair: the public half for the central office, the private half as JWK text for the safe
 * storage.
 */
export async function generateDeviceKey(): Promise<{
  publicKey: EnrolRequest['publicKey'];
  privateKey: string;
}> {
  const pair = await generateKeyPair(algorithm, { crv: 'Ed25519', extractable: true });
  const publicKey = publicKeySchema.parse(await exportJWK(pair.publicKey));
  return { publicKey, privateKey: JSON.stringify(await exportJWK(pair.privateKey)) };
}

/** Signs requests as one device. */
export interface DeviceSigner {
  /** @param issuedAt seconds since 1970, by the central office's clock. */
  sign(request: SignedRequest, issuedAt: number): Promise<string>;
}

/** @returns null when the text is not a private key. */
export async function openDeviceKey(deviceId: string, privateKey: string): Promise<DeviceSigner | null> {
  const jwk = parseJwk(privateKey);
  if (jwk === null) return null;
  const key = await importJWK(jwk, algorithm);
  return {
    sign: (request, issuedAt) =>
      new SignJWT({ req: signedRequestHash(request, sha256) })
        .setProtectedHeader({ alg: algorithm })
        .setSubject(deviceId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + tokenSeconds)
        .sign(key),
  };
}

function parseJwk(text: string): z.infer<typeof privateKeySchema> | null {
  try {
    const read = privateKeySchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
