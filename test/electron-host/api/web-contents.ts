import type { DevToolsSession } from '../chromium/devtools-pipe.ts';
import { cancellableEvent } from '../host/cancellable-event.ts';
import { LoudEmitter, loud } from '../host/loud.ts';
import type { SchemeAddresses } from '../scheme/addresses.ts';
import type { Parcels } from '../scheme/parcels.ts';
import type { IpcRegistry } from './ipc-main.ts';
import { NavigationGuard } from './navigation-guard.ts';
import { PageChannel } from './page-channel.ts';
import { listPrinters, printByCups, printToPdf } from './printing.ts';
import type { Session } from './session.ts';

type Supported = Pick<
  Electron.WebContents,
  | 'send'
  | 'setWindowOpenHandler'
  | 'printToPDF'
  | 'print'
  | 'getPrintersAsync'
  | 'executeJavaScript'
  | 'reload'
  | 'id'
  | 'getURL'
  | 'isDestroyed'
  | 'openDevTools'
  | 'close'
  | 'loadURL'
>;
type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

export interface ContentsParts {
  readonly addresses: SchemeAddresses;
  readonly parcels: Parcels;
  readonly ipc: IpcRegistry;
  readonly session: Session;
}

export interface ContentsOwner {
  readonly id: number;
  readonly preferences: Electron.WebPreferences;
  requestClose(): boolean;
}

interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

export class WebContents extends LoudEmitter implements Supported {
  readonly id: number;
  readonly session: Session;
  readonly mainFrame;
  readonly #parts: ContentsParts;
  readonly #owner: ContentsOwner;
  readonly #attached = Promise.withResolvers<void>();
  readonly #destroyed = Promise.withResolvers<never>();
  #page: DevToolsSession | undefined;
  #channel: PageChannel | undefined;
  #early: [string, unknown[]][] = [];
  #servedUrl = '';
  #openHandler: WindowOpenHandler | undefined;
  #isDestroyed = false;

  constructor(parts: ContentsParts, owner: ContentsOwner) {
    super();
    this.#parts = parts;
    this.#owner = owner;
    this.id = owner.id;
    this.session = parts.session;
    const contents = this;
    const mainFrame: Pick<Electron.WebFrameMain, 'url' | 'origin' | 'parent'> = {
      get url() {
        return contents.getURL();
      },
      get origin() {
        return parts.addresses.toOrigin(contents.getURL());
      },
      parent: null,
    };
    this.mainFrame = loud('webFrameMain', mainFrame);
    this.#destroyed.promise.catch(() => undefined);
  }

  get targetId(): string | undefined {
    return this.#page?.targetId;
  }

  async attach(page: DevToolsSession): Promise<void> {
    this.#page = page;
    this.#watch(page);
    const channel = new PageChannel(page, this.#parts.parcels, (kind, name, args) =>
      kind === 'invoke' ? this.#parts.ipc.invoke(name, this.#invokeEvent(), args) : this.#grantMedia(args),
    );
    const guard = new NavigationGuard({
      page,
      addresses: this.#parts.addresses,
      session: this.session,
      contentsId: this.id,
      mayNavigate: (url) => this.#mayNavigate(url),
    });
    await Promise.all([
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      channel.start(this.#owner.preferences),
      guard.start(),
    ]);
    this.#channel = channel;
    for (const [name, args] of this.#early) channel.send(name, args);
    this.#early = [];
  }

  /** The window has its final size; what waited to load may go. */
  becomeUsable(): void {
    this.#attached.resolve();
  }

  becomeDestroyed(): void {
    this.#isDestroyed = true;
    this.#destroyed.reject(new Error('Object has been destroyed'));
    this.emit('destroyed');
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#channel) this.#channel.send(channel, args);
    else this.#early.push([channel, args]);
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#usable();
    this.#channel?.expectNewDocument();
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()));
    const served = this.#parts.addresses.toServed(url);
    const { errorText } = await page.send<{ errorText?: string }>('Page.navigate', { url: served });
    if (errorText) throw new Error(`${errorText.replace('net::', '')} loading '${url}'`);
    await Promise.race([loaded, this.#destroyed.promise]);
  }

  reload(): void {
    this.#channel?.expectNewDocument();
    this.#page?.post('Page.reload');
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const page = await this.#usable();
    const { result, exceptionDetails } = await page.send<Evaluated>('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    return printToPdf(await this.#usable(), options);
  }

  print(
    options: Electron.WebContentsPrintOptions = {},
    callback?: (success: boolean, reason: string) => void,
  ): void {
    // Not silent means a dialog, and nobody is there to answer it.
    if (!options.silent) {
      setImmediate(() => callback?.(false, 'cancelled'));
      return;
    }
    this.#usable()
      .then((page) => printByCups(page, options))
      .then(
        () => callback?.(true, ''),
        (error: Error) => callback?.(false, error.message),
      );
  }

  getPrintersAsync(): Promise<Electron.PrinterInfo[]> {
    return listPrinters();
  }

  getURL(): string {
    return this.#parts.addresses.toApplication(this.#servedUrl);
  }

  getLastWebPreferences(): Electron.WebPreferences {
    return { ...this.#owner.preferences };
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  close(): void {
    this.#owner.requestClose();
  }

  openDevTools(): void {
    // Chromium's own are there, at the address that --remote-debugging-port prints.
  }

  async #usable(): Promise<DevToolsSession> {
    await Promise.race([this.#attached.promise, this.#destroyed.promise]);
    if (!this.#page) throw new Error('electron-host: the page was used before it was attached');
    return this.#page;
  }

  #watch({ events }: DevToolsSession): void {
    events.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return;
      this.#servedUrl = frame.url;
      this.emit('did-navigate', {}, this.getURL(), 200, 'OK');
    });
    events.on('Page.navigatedWithinDocument', ({ url }) => {
      this.#servedUrl = url;
    });
    events.on('Page.domContentEventFired', () => this.#whenRealPage(() => this.emit('dom-ready', {})));
    events.on('Page.loadEventFired', () => this.#whenRealPage(() => this.emit('did-finish-load', {})));
    events.on('Page.lifecycleEvent', ({ name }) => {
      if (name === 'firstPaint') this.#whenRealPage(() => this.emit('host:first-paint'));
    });
    events.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.#refuseWindow(url, windowName, windowFeatures),
    );
    events.on('Inspector.targetCrashed', () =>
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
    );
  }

  /** Windows start at about:blank, of which Electron's listeners never hear. */
  #whenRealPage(act: () => void): void {
    if (this.#servedUrl !== '' && this.#servedUrl !== 'about:blank') act();
  }

  #mayNavigate(url: string): boolean {
    const event = cancellableEvent({ url, isSameDocument: false, isMainFrame: true });
    this.emit('will-navigate', event, url);
    if (!event.defaultPrevented) this.#channel?.expectNewDocument();
    return !event.defaultPrevented;
  }

  #refuseWindow(servedUrl: string, frameName: string, features: readonly string[]): void {
    const url = this.#parts.addresses.toApplication(servedUrl);
    const answer = this.#openHandler?.({
      url,
      frameName,
      features: features.join(','),
      disposition: 'foreground-tab',
      referrer: { url: this.getURL(), policy: 'strict-origin-when-cross-origin' },
    });
    if (answer?.action !== 'deny') {
      console.error(
        `electron-host: a page may not open windows here, but the application let it open ${url}`,
      );
    }
  }

  #invokeEvent(): object {
    return { type: 'frame', sender: this, senderFrame: this.mainFrame, frameId: 1, processId: this.id };
  }

  async #grantMedia([types]: readonly unknown[]): Promise<boolean> {
    const mediaTypes = types as ('audio' | 'video')[];
    const origin = this.mainFrame.origin;
    const asker = this as unknown as Electron.WebContents;
    const isGranted = await this.session.grantsMedia(asker, `${origin}/`, this.getURL(), mediaTypes);
    for (const type of mediaTypes) {
      await this.#page?.send('Browser.setPermission', {
        permission: { name: type === 'video' ? 'camera' : 'microphone' },
        setting: isGranted ? 'granted' : 'denied',
        origin: new URL(this.#servedUrl).origin,
      });
    }
    return isGranted;
  }
}
