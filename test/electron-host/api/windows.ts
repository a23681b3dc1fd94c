import { loud } from '../host/loud.ts';
import type { App } from './app.ts';
import { HostWindow, type WindowParts } from './browser-window.ts';
import type { WebContents } from './web-contents.ts';

export class WindowRegistry {
  readonly #windows = new Map<number, HostWindow>();
  #lastId = 0;

  get all(): readonly HostWindow[] {
    return [...this.#windows.values()];
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  add(window: HostWindow): void {
    this.#windows.set(window.id, window);
  }

  remove(window: HostWindow): void {
    this.#windows.delete(window.id);
  }

  byTarget(targetId: string): HostWindow | undefined {
    return this.all.find((window) => window.webContents.targetId === targetId);
  }
}

type WindowTools = Omit<WindowParts, 'onGone'>;

export function createWindowApi(tools: WindowTools, registry: WindowRegistry, app: App) {
  const parts: WindowParts = {
    ...tools,
    onGone(window) {
      registry.remove(window);
      // After the window's own 'closed' listeners, as in Electron.
      queueMicrotask(() => app.windowGone());
    },
  };

  class BrowserWindow extends HostWindow {
    constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
      if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
      super(parts, registry.nextId(), options);
      registry.add(this);
      app.emit('web-contents-created', {}, this.webContents);
      this.open().catch((error: unknown) => {
        if (this.isDestroyed()) return;
        console.error('electron-host: a window could not be opened', error);
        this.becomeGone();
      });
    }

    static getAllWindows(): HostWindow[] {
      return [...registry.all];
    }

    static getFocusedWindow(): HostWindow | null {
      return registry.all.find((window) => window.isVisible()) ?? null;
    }

    static fromWebContents(contents: WebContents): HostWindow | null {
      return registry.all.find((window) => window.webContents === contents) ?? null;
    }
  }

  const webContents = loud('webContents', {
    getAllWebContents: () => registry.all.map((window) => window.webContents),
    fromDevToolsTargetId: (targetId: string) => registry.byTarget(targetId)?.webContents,
  });

  return { BrowserWindow: loud('BrowserWindow', BrowserWindow), webContents };
}
