import { LoudEmitter, loud } from '../host/loud.ts';
import type { SupportedProtocol } from './protocol.ts';

type PermissionHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;

type Supported = Pick<
  Electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

export class Session extends LoudEmitter implements Supported {
  readonly protocol: SupportedProtocol;
  readonly webRequest;
  #permission: PermissionHandler = null;
  #check: CheckHandler = null;
  #beforeRequest: BeforeRequest | undefined;

  constructor(protocol: SupportedProtocol) {
    super();
    this.protocol = protocol;
    this.webRequest = loud('session.webRequest', {
      onBeforeRequest: (
        filterOrListener: Electron.WebRequestFilter | BeforeRequest | null,
        listener?: BeforeRequest,
      ) => {
        if (
          typeof filterOrListener === 'object' &&
          filterOrListener !== null &&
          !filterOrListener.urls.includes('<all_urls>')
        ) {
          throw new Error('electron-host: webRequest filters other than <all_urls> are not supported');
        }
        this.#beforeRequest =
          (typeof filterOrListener === 'function' ? filterOrListener : listener) ?? undefined;
        this.emit('host:before-request-changed');
      },
    });
  }

  get beforeRequest(): BeforeRequest | undefined {
    return this.#beforeRequest;
  }

  setPermissionRequestHandler(handler: PermissionHandler): void {
    this.#permission = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler;
  }

  setDevicePermissionHandler(): void {
    // Chromium is started without any device that a page could be granted.
  }

  /** Electron asks the check first and, where it says yes, the request: a page gets what both allow. */
  async grantsMedia(
    contents: Electron.WebContents,
    origin: string,
    requestingUrl: string,
    mediaTypes: readonly ('audio' | 'video')[],
  ): Promise<boolean> {
    for (const mediaType of mediaTypes) {
      const details = { isMainFrame: true, requestingUrl, securityOrigin: origin, mediaType };
      if (this.#check && !this.#check(contents, 'media', origin, details)) return false;
    }
    const request = this.#permission;
    if (!request) return true;
    const details = { isMainFrame: true, requestingUrl, securityOrigin: origin, mediaTypes: [...mediaTypes] };
    return new Promise((resolve) => request(contents, 'media', resolve, details));
  }
}
