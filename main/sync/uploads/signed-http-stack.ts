import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import type { DocumentAnswer, TransportFailure } from '../answer.ts';
import type { DocumentRequest, Peer, Transport } from '../transport.ts';
import type { UploadPace } from './upload-pace.ts';

interface StackParts {
  readonly transport: Transport;
  readonly peer: Peer;
  readonly pace: UploadPace;
  readonly monotonic: () => number;
}

/** The tus client's way to the line: signed requests to the configured origin, and nothing else. */
export interface SignedHttpStack extends HttpStack {
  /** Why the last request came to nothing. */
  failure(): TransportFailure | null;
}

function responseOf({ status, headers, body }: DocumentAnswer): HttpResponse {
  return {
    getStatus: () => status,
    getHeader: (name) => headers.get(name) ?? undefined,
    getBody: () => new TextDecoder().decode(body),
    getUnderlyingObject: () => null,
  };
}

const methods = ['GET', 'HEAD', 'POST', 'PATCH'] as const satisfies readonly DocumentRequest['method'][];

export function signedHttpStack({ transport, peer, pace, monotonic }: StackParts): SignedHttpStack {
  let failure: TransportFailure | null = null;

  /** What is refused is thrown: the client would take any refusal of a `HEAD` as leave to begin anew. */
  async function ask(name: string, url: string, headers: Record<string, string>, body: unknown) {
    const method = methods.find((each) => each === name);
    if (method === undefined) throw new TypeError(`The protocol has no ${name}`);
    // Only the path: whatever origin a Location names, the signed request goes to the one that is configured.
    const { pathname } = new URL(url, peer.centralUrl);
    const bytes = body instanceof Uint8Array && body.length > 0 ? body : null;
    const begun = monotonic();
    const answer = await transport.document(peer, { method, path: pathname, headers, body: bytes });
    failure = answer.ok ? null : answer.error;
    if (!answer.ok) {
      if (bytes !== null) pace.slower();
      throw new Error('No answer of use');
    }
    if (bytes !== null) pace.went(bytes.length, monotonic() - begun);
    return responseOf(answer.value);
  }

  function createRequest(method: string, url: string): HttpRequest {
    const headers: Record<string, string> = {};
    return {
      getMethod: () => method,
      getURL: () => url,
      setHeader(name, value) {
        headers[name] = value;
      },
      getHeader: (name) => headers[name],
      setProgressHandler: () => undefined,
      send: (body) => ask(method, url, headers, body),
      abort: async () => undefined,
      getUnderlyingObject: () => null,
    };
  }

  return { createRequest, getName: () => 'signed', failure: () => failure };
}
