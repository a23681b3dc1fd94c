import { z } from 'zod';
import { refusalHeader } from '../../shared/protocol/documents.ts';
import { type ProtocolError, protocolErrorSchema } from '../../shared/protocol/endpoints.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';

export type TransportFailure =
  | { readonly kind: 'insecure-url' }
  /** No answer came, or not all of it: the line, the name, the certificate. */
  | { readonly kind: 'unreachable'; readonly cause: string }
  | { readonly kind: 'timed-out' }
  /** The application ends. */
  | { readonly kind: 'cancelled' }
  /**
   * Something answered that does not speak the protocol, or was cut short. `at`: the first field that is
   * wrong, by name alone.
   */
  | { readonly kind: 'bad-answer'; readonly status: number; readonly at: string }
  /** The central office speaks another version of the protocol. */
  | { readonly kind: 'other-protocol' }
  | { readonly kind: 'refused'; readonly error: ProtocolError };
export type Answer<Value> = Result<Value, TransportFailure>;

const versionSchema = z.object({ protocol: z.int() });

/** @returns undefined for what is no JSON: no schema takes it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Makes a checked value or a failure of what came over the line. */
export function readAnswer<Value>(
  { status, body }: { readonly status: number; readonly body: unknown },
  schema: z.ZodType<Value>,
): Answer<Value> {
  if (status !== 200) {
    const refusal = protocolErrorSchema.safeParse(body);
    return refuse(
      refusal.success ? { kind: 'refused', error: refusal.data } : { kind: 'bad-answer', status, at: '' },
    );
  }
  // Looked at first: another version's answer need not fit this one's schema.
  const version = versionSchema.safeParse(body);
  if (version.success && version.data.protocol !== protocolVersion) return refuse({ kind: 'other-protocol' });
  const read = schema.safeParse(body);
  if (read.success) return ok(read.data);
  return refuse({ kind: 'bad-answer', status, at: read.error.issues[0]?.path.join('.') ?? '' });
}

/** Not a refusal: done, or 404 and 410 for what is not there. */
export interface DocumentAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** What is neither done nor missing is a refusal, with its code in the body, or beside it where there is none (`HEAD`). */
export function readDocumentAnswer(answer: DocumentAnswer): Answer<DocumentAnswer> {
  const { status, headers, body } = answer;
  if ((status >= 200 && status < 300) || status === 404 || status === 410) return ok(answer);
  const text = headers.get(refusalHeader) ?? new TextDecoder().decode(body);
  const refusal = protocolErrorSchema.safeParse(parseJson(text));
  return refuse(
    refusal.success ? { kind: 'refused', error: refusal.data } : { kind: 'bad-answer', status, at: '' },
  );
}

/** The system's own code, `ECONNREFUSED` or `CERT_HAS_EXPIRED`: all of it that a log may say. */
export function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string')
    return cause.code;
  return cause instanceof Error ? cause.name : 'unknown';
}
