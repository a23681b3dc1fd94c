import type { ElectronModule } from './create-host.ts';

const key = Symbol.for('electron-host.module');
const holder = globalThis as typeof globalThis & { [key]?: ElectronModule };

/** The module that `import 'electron'` is redirected to is loaded by Node, so it cannot be handed its parts. */
export function publishElectron(module: ElectronModule): void {
  holder[key] = module;
}

export function publishedElectron(): ElectronModule {
  const module = holder[key];
  if (!module) throw new Error('electron-host: the electron module was asked for before the host was made');
  return module;
}
