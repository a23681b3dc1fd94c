import type { PausedRequest } from '../chromium/devtools-events.ts';
import type { DevToolsSession } from '../chromium/devtools-pipe.ts';
import type { SchemeAddresses } from '../scheme/addresses.ts';
import { parcelPath } from '../scheme/parcels.ts';
import type { Session } from './session.ts';

const resourceTypes: Record<string, Electron.OnBeforeRequestListenerDetails['resourceType']> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
};

export interface GuardParts {
  readonly page: DevToolsSession;
  readonly addresses: SchemeAddresses;
  readonly session: Session;
  /** Whether the application lets the page go to this address. */
  mayNavigate(url: string): boolean;
  contentsId: number;
}

/** Holds each document before it is fetched, and every request once the application listens to requests. */
export class NavigationGuard {
  readonly #parts: GuardParts;
  readonly #wishes = new Set<string>();
  #mainFrame: string;
  #lastRequest = 0;

  constructor(parts: GuardParts) {
    this.#parts = parts;
    this.#mainFrame = parts.page.targetId;
  }

  async start(): Promise<void> {
    const { events } = this.#parts.page;
    events.on('Page.frameNavigated', ({ frame }) => {
      if (!frame.parentId) this.#mainFrame = frame.id;
    });
    events.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
      if (frameId === this.#mainFrame && disposition === 'currentTab') this.#wish(url);
    });
    events.on('Fetch.requestPaused', (paused) => void this.#decide(paused));
    this.#parts.session.on('host:before-request-changed', () => void this.#enable());
    await this.#enable();
  }

  async #enable(): Promise<void> {
    const pattern = this.#parts.session.beforeRequest ? { urlPattern: '*' } : { resourceType: 'Document' };
    await this.#parts.page.send('Fetch.enable', { patterns: [{ ...pattern, requestStage: 'Request' }] });
  }

  #wish(url: string): void {
    const { addresses, page } = this.#parts;
    const served = addresses.toServed(url);
    if (served === url) this.#wishes.add(url);
    // Chromium knows no such scheme and would do nothing.
    else if (this.#parts.mayNavigate(url)) page.post('Page.navigate', { url: served });
  }

  async #decide(paused: PausedRequest): Promise<void> {
    const { page, addresses } = this.#parts;
    const { url } = paused.request;
    const isMainDocument = paused.resourceType === 'Document' && paused.frameId === this.#mainFrame;
    // Only what the page itself asked for: Electron tells the application of no navigation of its own.
    if (
      isMainDocument &&
      this.#wishes.delete(url) &&
      !this.#parts.mayNavigate(addresses.toApplication(url))
    ) {
      page.post('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Aborted' });
      return;
    }
    const { cancel, redirectURL } = await this.#askListener(paused, isMainDocument);
    if (cancel)
      page.post('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'BlockedByClient' });
    else {
      const redirected = redirectURL ? { url: addresses.toServed(redirectURL) } : {};
      page.post('Fetch.continueRequest', { requestId: paused.requestId, ...redirected });
    }
  }

  async #askListener(paused: PausedRequest, isMainDocument: boolean): Promise<Electron.CallbackResponse> {
    const listener = this.#parts.session.beforeRequest;
    const { url, method, headers } = paused.request;
    if (!listener || new URL(url).pathname.startsWith(parcelPath)) return {};
    this.#lastRequest += 1;
    const documentType = isMainDocument ? 'mainFrame' : 'subFrame';
    const details: Electron.OnBeforeRequestListenerDetails = {
      id: this.#lastRequest,
      url: this.#parts.addresses.toApplication(url),
      method,
      webContentsId: this.#parts.contentsId,
      resourceType:
        paused.resourceType === 'Document' ? documentType : (resourceTypes[paused.resourceType] ?? 'other'),
      referrer: this.#parts.addresses.toApplication(headers.Referer ?? ''),
      timestamp: Date.now(),
      uploadData: [],
    };
    return new Promise((resolve) => listener(details, resolve));
  }
}
