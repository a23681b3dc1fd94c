import type { DevToolsSession } from '../chromium/devtools-pipe.ts';
import { createCodec } from '../page/codec.ts';
import type { FromPage, ToPage } from '../page/messages.ts';
import { binding, buildPageScripts, isolatedWorldName, receiver } from '../page/page-scripts.ts';
import type { Parcels } from '../scheme/parcels.ts';

const codec = createCodec({
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});

type Answerer = (kind: 'invoke' | 'permission', name: string, args: readonly unknown[]) => Promise<unknown>;

/** Puts the preload into each document of a page, and exchanges messages with it. */
export class PageChannel {
  readonly #page: DevToolsSession;
  readonly #parcels: Parcels;
  readonly #answer: Answerer;
  #world: number | undefined;
  #held: ToPage[] = [];

  constructor(page: DevToolsSession, parcels: Parcels, answer: Answerer) {
    this.#page = page;
    this.#parcels = parcels;
    this.#answer = answer;
  }

  async start(preferences: Electron.WebPreferences): Promise<void> {
    const scripts = buildPageScripts(preferences, this.#parcels.secret);
    this.#page.events.on('Runtime.bindingCalled', ({ name, executionContextId, payload }) => {
      if (name === binding) void this.#receive(executionContextId, JSON.parse(payload));
    });
    await Promise.all([
      this.#page.send('Runtime.addBinding', { name: binding, executionContextName: isolatedWorldName }),
      this.#page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.main }),
      this.#page.send('Page.addScriptToEvaluateOnNewDocument', {
        source: scripts.isolated,
        worldName: isolatedWorldName,
      }),
    ]);
  }

  /** Events sent while a document is still on its way wait for its preload. */
  expectNewDocument(): void {
    this.#world = undefined;
  }

  send(name: string, args: readonly unknown[]): void {
    const message: ToPage = { kind: 'event', id: 0, name, ...this.#pack(args) };
    if (this.#world === undefined) this.#held.push(message);
    else this.#post(this.#world, message);
  }

  async #receive(world: number, message: FromPage): Promise<void> {
    if (message.kind === 'ready') {
      this.#world = world;
      for (const held of this.#held) this.#post(world, held);
      this.#held = [];
      return;
    }
    if (message.kind === 'broken') {
      console.error(`Unable to load preload script: ${message.body}`);
      return;
    }
    const { id, name } = message;
    try {
      const args = message.isParcel
        ? codec.unpackBytes(this.#parcels.take(message.body))
        : codec.unpack(message.body);
      const value = await this.#answer(message.kind, name, args as unknown[]);
      this.#post(world, { kind: 'answer', id, name, ...this.#pack(value) });
    } catch (error) {
      this.#post(world, { kind: 'failure', id, name, body: codec.pack(String(error)), isParcel: false });
    }
  }

  #pack(value: unknown): { body: string; isParcel: boolean } {
    const isParcel = codec.isLarge(value);
    return { isParcel, body: isParcel ? this.#parcels.put(codec.packBytes(value)) : codec.pack(value) };
  }

  #post(world: number, message: ToPage): void {
    this.#page.post('Runtime.callFunctionOn', {
      functionDeclaration: `(message) => ${receiver}(message)`,
      executionContextId: world,
      arguments: [{ value: message }],
      silent: true,
    });
  }
}
