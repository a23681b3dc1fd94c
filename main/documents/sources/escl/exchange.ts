import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request as sendRequest } from 'node:http';
import { connect, isIPv6, type Socket } from 'node:net';
import { connect as connectSecurely, type TLSSocket } from 'node:tls';
import type { ScannerFault } from '../../../../shared/ipc/source-schemas.ts';
import { ok, type Result, refuse } from '../../../../shared/result.ts';
import { isOwnNetwork, type ScannerAddress } from './scanner-address.ts';

export interface ScannerTarget extends ScannerAddress {
  /** SHA-256 of the one certificate that is taken; null where none was accepted yet. */
  readonly pinned: string | null;
}

export interface Question {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** XML; null for none. */
  readonly body: string | null;
  /** Milliseconds for everything. */
  readonly time: number;
  /** Most bytes of the answer. */
  readonly bytes: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

type LineFault = Extract<
  ScannerFault,
  | 'unreachable'
  | 'silent'
  | 'cancelled'
  | 'certificate-unknown'
  | 'certificate-changed'
  | 'unreadable-answer'
  | 'not-a-scanner'
>;
export type ExchangeFault = LineFault | 'too-large';

/** The name is looked up once and the connection made to what was found: nothing can answer otherwise in between. */
async function findAddress({ host, isSecure }: ScannerTarget): Promise<string | null> {
  const found = await lookup(host, { all: true });
  return found.find(({ address }) => isSecure || isOwnNetwork(address))?.address ?? null;
}

async function open(target: ScannerTarget, address: string, cut: AbortSignal): Promise<Socket> {
  const { isSecure, host, port } = target;
  // A name may be found only after the time is over.
  cut.throwIfAborted();
  const socket = isSecure
    ? connectSecurely({
        host: address,
        port,
        // Whom to believe is decided by the fingerprint: a scanner signs its certificate itself.
        rejectUnauthorized: false,
        ...(address === host ? {} : { servername: host }),
      })
    : connect({ host: address, port });
  // Whoever waits for it hears of an error; one that comes when nobody does is of no interest, and would end the process.
  socket.on('error', () => undefined);
  cut.addEventListener('abort', () => socket.destroy(), { once: true });
  await once(socket, isSecure ? 'secureConnect' : 'connect', { signal: cut });
  return socket;
}

function fingerprintOf(socket: Socket): string | null {
  return (socket as TLSSocket).getPeerCertificate().fingerprint256 ?? null;
}

async function readBody(response: IncomingMessage, most: number): Promise<Result<Uint8Array, 'too-large'>> {
  if (Number(response.headers['content-length'] ?? 0) > most) return refuse('too-large');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > most) return refuse('too-large');
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}

async function speak(
  socket: Socket,
  { host, port }: ScannerTarget,
  { method, path, body, bytes }: Question,
  cut: AbortSignal,
): Promise<Result<Answer, ExchangeFault>> {
  const outgoing = sendRequest({
    createConnection: () => socket,
    method,
    path,
    signal: cut,
    headers: {
      host: `${isIPv6(host) ? `[${host}]` : host}:${port}`,
      connection: 'close',
      'accept-encoding': 'identity',
      ...(body === null
        ? {}
        : { 'content-type': 'text/xml; charset=utf-8', 'content-length': Buffer.byteLength(body) }),
    },
  });
  outgoing.on('error', () => undefined);
  outgoing.end(body ?? undefined);
  const [response] = (await once(outgoing, 'response', { signal: cut })) as [IncomingMessage];
  const status = response.statusCode ?? 0;
  // Where else it points to was configured by nobody (R8).
  if (status >= 300 && status < 400) return refuse('not-a-scanner');
  const read = await readBody(response, bytes);
  return read.ok ? ok({ status, headers: response.headers, body: read.value }) : read;
}

function isParseFault(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && String(fault.code).startsWith('HPE_');
}

function endOf(signal: AbortSignal): 'cancelled' | 'silent' {
  return signal.aborted ? 'cancelled' : 'silent';
}

/** Runs what may be cut off: by `signal`, or once the time is over. What breaks is told by a code, and every socket is closed. */
async function within<Value>(
  time: number,
  signal: AbortSignal,
  work: (cut: AbortSignal, hold: (socket: Socket) => void) => Promise<Result<Value, ExchangeFault>>,
): Promise<Result<Value, ExchangeFault>> {
  if (signal.aborted) return refuse('cancelled');
  const cutter = new AbortController();
  const cut = () => cutter.abort();
  const timer = setTimeout(cut, time);
  signal.addEventListener('abort', cut, { once: true });
  const held: Socket[] = [];
  try {
    // Looking a name up cannot be cut off: it is left alone.
    const cutOff = once(cutter.signal, 'abort').then(() => refuse<ExchangeFault>(endOf(signal)));
    return await Promise.race([work(cutter.signal, (socket) => held.push(socket)), cutOff]);
  } catch (fault) {
    if (cutter.signal.aborted) return refuse(endOf(signal));
    return refuse(isParseFault(fault) ? 'unreadable-answer' : 'unreachable');
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cut);
    for (const socket of held) socket.destroy();
  }
}

/**
 * One question and its answer. Over TLS not a byte is sent before the certificate is found to be the accepted one. Redirects are not
 * followed: `not-a-scanner`. No proxy, no cookie, no connection that is kept.
 */
export function exchange(
  target: ScannerTarget,
  question: Question,
  signal: AbortSignal,
): Promise<Result<Answer, ExchangeFault>> {
  return within(question.time, signal, async (cut, hold) => {
    if (target.isSecure && target.pinned === null) return refuse('certificate-unknown');
    const address = await findAddress(target);
    if (address === null) return refuse('unreachable');
    const socket = await open(target, address, cut);
    hold(socket);
    if (target.isSecure && fingerprintOf(socket) !== target.pinned) return refuse('certificate-changed');
    return await speak(socket, target, question, cut);
  });
}

/** @returns the SHA-256 of the certificate that is shown, as OpenSSL writes it; nothing is sent beside the handshake. */
export function readFingerprint(
  target: ScannerTarget,
  time: number,
  signal: AbortSignal,
): Promise<Result<string, ExchangeFault>> {
  return within(time, signal, async (cut, hold) => {
    const address = await findAddress(target);
    if (address === null) return refuse('unreachable');
    const socket = await open(target, address, cut);
    hold(socket);
    const fingerprint = fingerprintOf(socket);
    return fingerprint === null ? refuse('unreadable-answer') : ok(fingerprint);
  });
}
