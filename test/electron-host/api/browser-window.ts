import type { Chromium } from '../chromium/chromium.ts';
import type { DevToolsSession } from '../chromium/devtools-pipe.ts';
import { headlessScreen } from '../chromium/switches.ts';
import { cancellableEvent } from '../host/cancellable-event.ts';
import { LoudEmitter } from '../host/loud.ts';
import { type ContentsParts, WebContents } from './web-contents.ts';
import { settlePreferences } from './web-preferences.ts';
import { restoreWindow, setContentSize } from './window-size.ts';

type Supported = Pick<
  Electron.BrowserWindow,
  | 'id'
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'isVisible'
  | 'isMinimized'
  | 'restore'
  | 'isMaximized'
  | 'maximize'
  | 'getBounds'
  | 'setBounds'
  | 'getNormalBounds'
  | 'setMenuBarVisibility'
>;

export interface WindowParts extends ContentsParts {
  readonly chromium: Chromium;
  onGone(window: HostWindow): void;
}

export class HostWindow extends LoudEmitter implements Supported {
  readonly id: number;
  readonly webContents: WebContents;
  readonly #parts: WindowParts;
  #page: DevToolsSession | undefined;
  #bounds: Electron.Rectangle;
  #isVisible: boolean;
  #isMaximized = false;
  #isClosing = false;
  #isDestroyed = false;

  constructor(parts: WindowParts, id: number, options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.#parts = parts;
    this.id = id;
    this.#bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    this.#isVisible = options.show !== false;
    this.webContents = new WebContents(parts, {
      id,
      preferences: settlePreferences(options.webPreferences),
      requestClose: () => this.requestClose(),
    });
  }

  /** Rejects when Chromium could not make the page. */
  async open(): Promise<void> {
    const page = await this.#parts.chromium.createPage(this.#bounds, !this.#isVisible);
    this.#page = page;
    if (this.#isClosing) return this.#closeTarget(page);
    this.#announceWhenReady();
    await this.webContents.attach(page);
    await page.send('Runtime.runIfWaitingForDebugger');
    await this.#applySize();
    this.webContents.becomeUsable();
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  /** False when the application prevented it. */
  requestClose(): boolean {
    if (this.#isClosing) return true;
    const event = cancellableEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    this.destroy();
    return true;
  }

  close(): void {
    this.requestClose();
  }

  destroy(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    if (this.#page) this.#closeTarget(this.#page);
    else this.becomeGone();
  }

  becomeGone(): void {
    if (this.#isDestroyed) return;
    this.#isClosing = true;
    this.#isDestroyed = true;
    if (this.#page) this.#parts.chromium.pipe.closeSession(this.#page.id);
    this.webContents.becomeDestroyed();
    this.#parts.onGone(this);
    this.emit('closed');
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  show(): void {
    this.#isVisible = true;
    if (this.#page) restoreWindow(this.#parts.chromium.pipe, this.#page).catch(() => undefined);
    this.emit('show', {});
    this.focus();
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  focus(): void {
    this.#page?.post('Page.bringToFront');
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.#setMaximized(false);
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  maximize(): void {
    this.#setMaximized(true);
  }

  getBounds(): Electron.Rectangle {
    return this.#isMaximized ? { x: 0, y: 0, ...headlessScreen } : { ...this.#bounds };
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.#bounds;
    this.#bounds = { ...before, ...bounds };
    if (this.#bounds.x !== before.x || this.#bounds.y !== before.y) this.emit('move', {});
    if (this.#bounds.width !== before.width || this.#bounds.height !== before.height) this.#resize();
  }

  setMenuBarVisibility(): void {
    // There is no menu bar to show or hide.
  }

  #setMaximized(isMaximized: boolean): void {
    if (this.#isMaximized === isMaximized) return;
    this.#isMaximized = isMaximized;
    this.#resize();
  }

  #resize(): void {
    this.#applySize().catch(() => undefined);
    this.emit('resize', {});
  }

  async #applySize(): Promise<void> {
    if (this.#page) await setContentSize(this.#parts.chromium.pipe, this.#page, this.getBounds());
  }

  #announceWhenReady(): void {
    const announce = (): void => {
      this.webContents.off('host:first-paint', announce);
      this.webContents.off('did-finish-load', announce);
      this.emit('ready-to-show', {});
    };
    this.webContents.on('host:first-paint', announce);
    this.webContents.on('did-finish-load', announce);
  }

  #closeTarget(page: DevToolsSession): void {
    this.#parts.chromium.pipe
      .send('Target.closeTarget', { targetId: page.targetId })
      .catch(() => this.becomeGone());
  }
}
