import { loud } from '../host/loud.ts';
import type { SchemeAddresses } from '../scheme/addresses.ts';
import type { LoopbackServer } from '../scheme/loopback-server.ts';

export type SupportedProtocol = Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

export function createProtocol(addresses: SchemeAddresses, server: LoopbackServer): SupportedProtocol {
  return loud<SupportedProtocol>('protocol', {
    registerSchemesAsPrivileged(schemes) {
      for (const { scheme } of schemes) addresses.add(scheme);
    },
    handle(scheme, handler) {
      if (!addresses.has(scheme)) {
        throw new Error(`electron-host: register the scheme ${scheme} as privileged before the app is ready`);
      }
      if (server.handlers.has(scheme)) throw new Error(`The scheme ${scheme} is already handled`);
      server.handlers.set(scheme, handler);
    },
  });
}
