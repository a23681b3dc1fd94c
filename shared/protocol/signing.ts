/** What a request's token signs. */
export interface SignedRequest {
  /** Upper case: `GET`, `POST`, `PATCH`. */
  readonly method: string;
  /** As it goes over the line, from the slash on, with its query: `/sync/pull?limit=500`. */
  readonly path: string;
  /** The body's exact text or bytes; empty when there is none. */
  readonly body: string | Uint8Array;
}

/**
 * The `req` claim of a request's token (`deviceTokenSchema`): another method, path, query or body makes another value.
 *
 * @returns SHA-256, lower-case hex.
 */
export function signedRequestHash(
  request: SignedRequest,
  sha256: (content: string | Uint8Array) => string,
): string {
  return sha256(`${request.method}\n${request.path}\n${sha256(request.body)}`);
}
