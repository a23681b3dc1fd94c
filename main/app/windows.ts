import { join } from 'node:path';
import { BrowserWindow, screen, type WebPreferences } from 'electron';
import type { Logger } from 'pino';
import { type AnnouncementName, channelPath } from '../../shared/ipc/channel-names.ts';
import type { WindowKind } from '../ipc/access.ts';
import { describeFault } from '../platform/describe-fault.ts';
import { pageAddress } from './bundle-files.ts';
import { chooseOpening, readWindowPlace, smallestWindow, writeWindowPlace } from './window-place.ts';

export interface WindowParts {
  /** The built preload. */
  readonly preload: string;
  readonly home: string;
  readonly isHeadless: boolean;
  readonly logger: Logger;
  /** The page died again and again. */
  readonly onHopeless: () => void;
}

/** Deaths of the page within so many milliseconds after which another start of it is no help. */
const hopeless = { deaths: 3, within: 60_000 } as const;

/** All windows of the application, with what each is for. */
export class Windows {
  readonly #parts: WindowParts;
  readonly #kinds = new Map<number, WindowKind>();
  #main: BrowserWindow | null = null;
  #isShown = false;

  constructor(parts: WindowParts) {
    this.#parts = parts;
  }

  get main(): BrowserWindow | null {
    return this.#main;
  }

  kindOf(contentsId: number): WindowKind | null {
    return this.#kinds.get(contentsId) ?? null;
  }

  announce(what: AnnouncementName): void {
    if (this.#main && !this.#main.isDestroyed()) this.#main.webContents.send(channelPath(what));
  }

  /**
   * Loads the main window's page at once, and shows it when it is drawn and answered.
   *
   * @param answered resolves when the page's calls are answered; never where the start fails, which no window is to be seen of.
   */
  openMain(answered: Promise<void>): void {
    const { home, isHeadless, logger } = this.#parts;
    const placeFile = join(home, 'window.json');
    const { bounds, isMaximized } = chooseOpening(
      readWindowPlace(placeFile),
      screen.getAllDisplays().map((display) => display.workArea),
    );
    const window = this.#open('main', { ...bounds, title: 'Reversa', backgroundColor: '#ffffff' });
    this.#main = window;
    const drawn = new Promise<void>((resolve) => window.once('ready-to-show', () => resolve()));
    void Promise.all([drawn, answered]).then(() => {
      if (window.isDestroyed()) return;
      this.#isShown = true;
      // Shows the window too, so not before.
      if (isMaximized) window.maximize();
      if (!isHeadless) window.show();
      window.on('close', () => {
        const { x, y, width, height } = window.getNormalBounds();
        writeWindowPlace(placeFile, { x, y, width, height, isMaximized: window.isMaximized() });
      });
      logger.info('window ready');
    });
    window.on('closed', () => {
      this.#main = null;
    });
    this.#revive(window);
    window.loadURL(pageAddress('index.html')).catch((fault: unknown) => {
      if (!window.isDestroyed()) logger.error({ fault: describeFault(fault) }, 'window could not load');
    });
  }

  /** A window that is never shown, with the same walls around it. Its page is for the caller to load. */
  openPrintWindow(): BrowserWindow {
    return this.#open('print', { width: 816, height: 1056 });
  }

  /** Brings the main window back to whoever started the application a second time. */
  showMain(): void {
    if (!this.#main || !this.#isShown || this.#parts.isHeadless) return;
    if (this.#main.isMinimized()) this.#main.restore();
    this.#main.show();
    this.#main.focus();
  }

  #open(kind: WindowKind, options: Electron.BrowserWindowConstructorOptions): BrowserWindow {
    const webPreferences: WebPreferences = {
      preload: this.#parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Chromium would fetch its dictionaries from their maker's servers (R8).
      spellcheck: false,
      // A window that is not shown still has to draw: the paper, and every window of a run without a screen.
      backgroundThrottling: kind === 'main' && !this.#parts.isHeadless,
    };
    const window = new BrowserWindow({
      show: false,
      minWidth: kind === 'main' ? smallestWindow.width : 0,
      minHeight: kind === 'main' ? smallestWindow.height : 0,
      ...options,
      webPreferences,
    });
    const { id } = window.webContents;
    this.#kinds.set(id, kind);
    window.on('closed', () => this.#kinds.delete(id));
    return window;
  }

  #revive(window: BrowserWindow): void {
    let deaths: readonly number[] = [];
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason === 'clean-exit' || window.isDestroyed()) return;
      this.#parts.logger.error({ reason, exitCode }, 'page died');
      const now = performance.now();
      deaths = [...deaths.filter((at) => now - at < hopeless.within), now];
      if (deaths.length >= hopeless.deaths) this.#parts.onHopeless();
      else window.webContents.reload();
    });
  }
}
