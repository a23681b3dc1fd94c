import { loud } from '../host/loud.ts';

type Handler = Parameters<Electron.IpcMain['handle']>[1];

export class IpcRegistry {
  readonly #handlers = new Map<string, Handler>();
  readonly ipcMain: Pick<Electron.IpcMain, 'handle' | 'removeHandler'> = loud('ipcMain', {
    handle: (channel: string, handler: Handler) => {
      if (this.#handlers.has(channel))
        throw new Error(`Attempted to register a second handler for '${channel}'`);
      this.#handlers.set(channel, handler);
    },
    removeHandler: (channel: string) => void this.#handlers.delete(channel),
  });

  async invoke(channel: string, event: object, args: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return handler(event as Electron.IpcMainInvokeEvent, ...args);
  }
}
