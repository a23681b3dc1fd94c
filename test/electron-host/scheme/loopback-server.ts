import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SchemeAddresses } from './addresses.ts';
import { type Parcels, parcelPath } from './parcels.ts';

export type SchemeHandler = Parameters<Electron.Protocol['handle']>[1];

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function requestHeaders(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (name !== 'host' && name !== 'connection' && value !== undefined) headers.set(name, String(value));
  }
  return headers;
}

/** Serves what the application's protocol handlers answer to the Chromium of this run. */
export class LoopbackServer {
  readonly handlers = new Map<string, SchemeHandler>();
  readonly #addresses: SchemeAddresses;
  readonly #parcels: Parcels;
  readonly #server: Server;

  constructor(addresses: SchemeAddresses, parcels: Parcels) {
    this.#addresses = addresses;
    this.#parcels = parcels;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        console.error('electron-host: a protocol handler failed', error);
        response.destroy();
      });
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    if (path.startsWith(parcelPath)) return this.#serveParcel(request, response, path);

    const url = this.#addresses.toApplication(`http://${request.headers.host ?? ''}${path}`);
    const handler = this.handlers.get(url.slice(0, url.indexOf(':')));
    if (!handler) {
      response.writeHead(404).end();
      return;
    }
    const method = request.method ?? 'GET';
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const body = hasBody ? { body: new Uint8Array(await readBody(request)) } : {};
    const answer = await handler(new Request(url, { method, headers: requestHeaders(request), ...body }));
    await this.#answer(answer, response);
  }

  async #answer(answer: Awaited<ReturnType<SchemeHandler>>, response: ServerResponse): Promise<void> {
    response.statusCode = answer.status;
    answer.headers.forEach((value, name) => {
      const isPolicy = name === 'content-security-policy';
      response.setHeader(name, isPolicy ? this.#addresses.toServedPolicy(value) : value);
    });
    if (!answer.body) {
      response.end();
      return;
    }
    // Chromium hangs up on answers that it no longer wants, which is no failure.
    await pipeline(Readable.fromWeb(answer.body as never), response).catch(() => undefined);
  }

  async #serveParcel(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (request.headers['x-electron-host'] !== this.#parcels.secret) {
      response.writeHead(403).end();
      return;
    }
    if (request.method === 'POST') response.end(this.#parcels.put(new Uint8Array(await readBody(request))));
    else response.end(this.#parcels.take(path.slice(parcelPath.length + 1)));
  }
}
