import type { Bridge, createBridge } from './bridge.ts';

type AskForMedia = (types: string[]) => Promise<boolean>;

/** Runs in the page's own world, from its source text, before any script of the page. */
export function mainWorld(secret: string, makeBridge: typeof createBridge): void {
  if (window !== window.top || location.href === 'about:blank') return;

  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
      return value;
    for (const item of Object.values(value)) freeze(item);
    return Object.freeze(value);
  };

  const expose = (exposed: unknown): void => {
    const { key, api } = exposed as { key: string; api: unknown };
    Object.defineProperty(window, key, {
      value: freeze(api),
      enumerable: true,
      configurable: false,
      writable: false,
    });
  };

  /** Only asks: Chromium itself refuses the camera until the application's permission handler has said yes. */
  const guardMedia = (ask: unknown): void => {
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices) return;
    const native = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      const types = [constraints?.audio ? 'audio' : '', constraints?.video ? 'video' : ''].filter(Boolean);
      if (await (ask as AskForMedia)(types)) return native(constraints);
      throw new DOMException('Permission denied', 'NotAllowedError');
    };
  };

  const connect = (event: Event): void => {
    event.stopImmediatePropagation();
    const channel = (event as MouseEvent).relatedTarget;
    if (!channel) return;
    const bridge: Bridge = makeBridge(channel, 'page', 'preload');
    bridge.on('expose', expose);
    bridge.on('media', guardMedia);
  };
  window.addEventListener(secret, connect, { once: true, capture: true });
}
