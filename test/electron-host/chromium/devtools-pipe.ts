import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { BrowserEvents, SessionEvents } from './devtools-events.ts';

interface Waiting {
  readonly method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export class DevToolsSession {
  readonly events = new EventEmitter<SessionEvents>();
  readonly id: string;
  readonly targetId: string;
  readonly #pipe: DevToolsPipe;

  constructor(pipe: DevToolsPipe, id: string, targetId: string) {
    this.#pipe = pipe;
    this.id = id;
    this.targetId = targetId;
  }

  send<Result>(method: string, params: object = {}): Promise<Result> {
    return this.#pipe.send<Result>(method, params, this.id);
  }

  /** For commands whose failure means only that the page has gone in the meantime. */
  post(method: string, params: object = {}): void {
    this.send(method, params).catch(() => undefined);
  }
}

/** Chromium's --remote-debugging-pipe: JSON messages, each ended by a NUL. */
export class DevToolsPipe {
  readonly events = new EventEmitter<BrowserEvents>();
  readonly #output: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #sessions = new Map<string, DevToolsSession>();
  #lastId = 0;
  #pieces: Buffer[] = [];

  constructor(output: Writable, input: Readable) {
    this.#output = output;
    output.on('error', () => this.#fail());
    input.on('data', (chunk: Buffer) => this.#receive(chunk));
    input.on('close', () => this.#fail());
  }

  send<Result>(method: string, params: object = {}, sessionId?: string): Promise<Result> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve: (result) => resolve(result as Result), reject });
      this.#output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  openSession(sessionId: string, targetId: string): DevToolsSession {
    const session = new DevToolsSession(this, sessionId, targetId);
    this.#sessions.set(sessionId, session);
    return session;
  }

  closeSession(sessionId: string): void {
    this.#sessions.delete(sessionId);
  }

  #receive(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = Buffer.concat([...this.#pieces, rest.subarray(0, end)]).toString();
      this.#pieces = [];
      rest = rest.subarray(end + 1);
      this.#dispatch(JSON.parse(text));
    }
    if (rest.length > 0) this.#pieces.push(rest);
  }

  #dispatch(message: Message): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
      else waiting?.resolve(message.result);
      return;
    }
    const emitter: EventEmitter | undefined = message.sessionId
      ? this.#sessions.get(message.sessionId)?.events
      : this.events;
    emitter?.emit(message.method ?? '', message.params);
  }

  #fail(): void {
    for (const waiting of this.#waiting.values())
      waiting.reject(new Error(`${waiting.method}: Chromium has ended`));
    this.#waiting.clear();
  }
}
