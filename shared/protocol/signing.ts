import type { Sha256 } from '../procedure/chain.ts';

/** What a request's token signs. */
export interface SignedRequest {
  /** Upper case: `GET`, `POST`. */
  readonly method: string;
  /** As it goes over the line, from the slash on, with its query: `/sync/pull?limit=500`. */
  readonly path: string;
  /** The body's exact text; empty when there is none. */
  readonly body: string;
}

/**
 * The `req` claim of a request's token (`deviceTokenSchema`): another method, path, query or body makes another value.
 *
 * @returns SHA-256, lower-case hex.
 */
export function signedRequestHash(request: SignedRequest, sha256: Sha256): string {
  return sha256(`${request.method}\n${request.path}\n${sha256(request.body)}`);
}
