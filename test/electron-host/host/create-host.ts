import { App } from '../api/app.ts';
import {
  createDialog,
  createMenu,
  createNativeTheme,
  createNotification,
  createPowerMonitor,
  createScreen,
  createShell,
} from '../api/desktop.ts';
import { IpcRegistry } from '../api/ipc-main.ts';
import { createProtocol } from '../api/protocol.ts';
import { createSafeStorage } from '../api/safe-storage.ts';
import { Session } from '../api/session.ts';
import { createUtilityProcess } from '../api/utility-process.ts';
import { createWindowApi, WindowRegistry } from '../api/windows.ts';
import { Chromium } from '../chromium/chromium.ts';
import { SchemeAddresses } from '../scheme/addresses.ts';
import { LoopbackServer } from '../scheme/loopback-server.ts';
import { Parcels } from '../scheme/parcels.ts';
import type { Entry } from './entry.ts';
import { loud } from './loud.ts';
import { setChromeVersion } from './process-disguise.ts';

// Nothing but the camera and the microphone is ever asked of the application, so nothing else may be granted.
const permissions = ['camera', 'microphone', 'geolocation', 'notifications', 'midi'];

export interface HostOptions {
  readonly entry: Entry;
  readonly switches: readonly string[];
}

export type ElectronModule = ReturnType<typeof createHost>['electron'];

/** The composition root: everything of the stand-in is made here. */
export function createHost({ entry, switches }: HostOptions) {
  const addresses = new SchemeAddresses();
  const parcels = new Parcels();
  const server = new LoopbackServer(addresses, parcels);
  const chromium = new Chromium();
  const registry = new WindowRegistry();
  const ipc = new IpcRegistry();
  const protocol = createProtocol(addresses, server);
  const session = new Session(protocol);
  const app = new App({
    entry,
    switches,
    openWindows: () => registry.all,
    shutDown: () => chromium.close(),
  });
  const { BrowserWindow, webContents } = createWindowApi(
    { addresses, parcels, ipc, session, chromium },
    registry,
    app,
  );

  const electron = loud('electron', {
    app,
    BrowserWindow,
    dialog: createDialog(),
    ipcMain: ipc.ipcMain,
    Menu: createMenu(),
    nativeTheme: createNativeTheme(),
    Notification: createNotification(),
    powerMonitor: createPowerMonitor(),
    protocol,
    safeStorage: createSafeStorage(process.env),
    screen: createScreen(),
    session: loud('session', { defaultSession: session }),
    shell: createShell(),
    utilityProcess: createUtilityProcess(),
    webContents,
  });

  async function start(): Promise<void> {
    const port = await server.listen();
    const version = await chromium.start(addresses.hostRules(port), app.switches, () => {
      console.error('electron-host: Chromium has ended by itself');
      process.exit(1);
    });
    setChromeVersion(version);
    chromium.pipe.events.on('Target.targetDestroyed', ({ targetId }) =>
      registry.byTarget(targetId)?.becomeGone(),
    );
    await Promise.all(
      permissions.map((name) =>
        chromium.pipe.send('Browser.setPermission', { permission: { name }, setting: 'denied' }),
      ),
    );
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
    app.becomeReady();
  }

  async function abort(): Promise<void> {
    await chromium.close();
    process.exit(1);
  }

  return { electron, start, abort };
}
