import type { createBridge } from './bridge.ts';
import type { createCodec } from './codec.ts';
import type { FromPage, PageFacts, ToPage } from './messages.ts';

type Listener = (event: object, ...args: unknown[]) => void;
type Preload = (
  require: (name: string) => unknown,
  module: object,
  exports: object,
  process: object,
  global: object,
) => void;
interface Parts {
  readonly createCodec: typeof createCodec;
  readonly createBridge: typeof createBridge;
  readonly preload: Preload | null;
}
interface Base64Bytes {
  toBase64(): string;
}
interface Base64Constructor {
  fromBase64(text: string): Uint8Array<ArrayBuffer>;
}

/** Runs in the preload's world, from its source text, before any script of the page. */
export function isolatedWorld(facts: PageFacts, parts: Parts): void {
  if (window !== window.top || location.href === 'about:blank') return;

  const codec = parts.createCodec({
    encode: (bytes) => (bytes as unknown as Base64Bytes).toBase64(),
    decode: (text) => (Uint8Array as unknown as Base64Constructor).fromBase64(text),
  });
  const channel = new EventTarget();
  // An EventTarget in `relatedTarget` is the one object that both worlds can hold; the page cannot guess the name.
  window.dispatchEvent(new MouseEvent(facts.secret, { relatedTarget: channel }));
  const bridge = parts.createBridge(channel, 'preload', 'page');

  const sendText = Reflect.get(globalThis, facts.binding) as (text: string) => void;
  Reflect.deleteProperty(globalThis, facts.binding);
  const send = (message: FromPage): void => sendText(JSON.stringify(message));

  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Listener[]>();
  const headers = { 'x-electron-host': facts.parcelSecret };
  const request = window.fetch.bind(window);
  let lastId = 0;

  const sendParcel = async (value: unknown): Promise<string> => {
    const body = new Blob([codec.packBytes(value)]);
    return (await request(facts.parcelPath, { method: 'POST', headers, body })).text();
  };
  const fetchParcel = async (number: string): Promise<unknown> => {
    const answer = await request(`${facts.parcelPath}/${number}`, { headers });
    return codec.unpackBytes(new Uint8Array(await answer.arrayBuffer()));
  };

  const ask = async (kind: 'invoke' | 'permission', name: string, args: unknown[]): Promise<unknown> => {
    lastId += 1;
    const id = lastId;
    const isParcel = codec.isLarge(args);
    const body = isParcel ? await sendParcel(args) : codec.pack(args);
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      send({ kind, id, name, body, isParcel });
    });
  };

  const settle = (message: ToPage, value: unknown): void => {
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') call?.resolve(value);
    else call?.reject(new Error(`Error invoking remote method '${message.name}': ${value}`));
  };

  const receive = async (message: ToPage): Promise<void> => {
    const value = message.isParcel ? await fetchParcel(message.body) : codec.unpack(message.body);
    if (message.kind !== 'event') return settle(message, value);
    for (const listener of [...(listeners.get(message.name) ?? [])]) {
      listener({ sender: ipcRenderer, ports: [] }, ...(value as unknown[]));
    }
  };
  Reflect.set(globalThis, facts.receiver, (message: ToPage) => void receive(message));

  const loud = <Target extends object>(owner: string, target: Target): Target =>
    new Proxy(target, {
      get(inner, member): unknown {
        const isKnown =
          typeof member === 'symbol' || member in inner || ['__esModule', 'default', 'then'].includes(member);
        if (isKnown) return Reflect.get(inner, member);
        throw new Error(
          `electron-host: ${owner}.${String(member)} is not part of this stand-in for Electron`,
        );
      },
    });

  const ipcRenderer = loud('ipcRenderer', {
    invoke: (name: string, ...args: unknown[]) => ask('invoke', name, args),
    on(name: string, listener: Listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener(name: string, listener: Listener) {
      listeners.set(
        name,
        (listeners.get(name) ?? []).filter((other) => other !== listener),
      );
      return ipcRenderer;
    },
  });
  const contextBridge = loud('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => bridge.send('expose', { key, api }),
  });
  const electron = loud('electron', { contextBridge, ipcRenderer });
  const process = loud('process', {
    type: 'renderer',
    platform: facts.platform,
    versions: facts.versions,
    env: {},
    argv: facts.additionalArguments,
    contextIsolated: true,
    sandboxed: true,
  });
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };

  send({ kind: 'ready', id: 0, name: '', body: '', isParcel: false });
  bridge.send('media', (types: string[]) => ask('permission', 'media', [types]));
  const module = { exports: {} };
  try {
    parts.preload?.(require, module, module.exports, process, globalThis);
  } catch (error) {
    send({ kind: 'broken', id: 0, name: '', body: (error as Error).stack ?? String(error), isParcel: false });
  }
}
