import { headlessScreen } from '../chromium/switches.ts';
import { LoudEmitter, loud } from '../host/loud.ts';

/** Nobody answers, as if every dialog was closed at once. Tests that need an answer replace the method. */
export function createDialog() {
  return loud('dialog', {
    showSaveDialog: async (): Promise<Electron.SaveDialogReturnValue> => ({ canceled: true, filePath: '' }),
    showOpenDialog: async (): Promise<Electron.OpenDialogReturnValue> => ({ canceled: true, filePaths: [] }),
    showMessageBox: async (...args: readonly unknown[]): Promise<Electron.MessageBoxReturnValue> => {
      const { cancelId = 0 } = args.at(-1) as Electron.MessageBoxOptions;
      return { response: cancelId, checkboxChecked: false };
    },
    showErrorBox: (title: string, content: string) => console.error(`${title}: ${content}`),
  });
}

export function createShell() {
  return loud('shell', { openExternal: async (_url: string): Promise<void> => undefined });
}

export function createMenu() {
  class Menu extends LoudEmitter {
    static #application: Menu | null = null;
    items: readonly Electron.MenuItemConstructorOptions[] = [];

    static buildFromTemplate(template: readonly Electron.MenuItemConstructorOptions[]): Menu {
      const menu = new Menu();
      menu.items = template.map((item) =>
        Array.isArray(item.submenu)
          ? { ...item, submenu: Menu.buildFromTemplate(item.submenu) as unknown as Electron.Menu }
          : item,
      );
      return menu;
    }

    static setApplicationMenu(menu: Menu | null): void {
      Menu.#application = menu;
    }

    static getApplicationMenu(): Menu | null {
      return Menu.#application;
    }
  }
  return loud('Menu', Menu);
}

class NativeTheme
  extends LoudEmitter
  implements Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>
{
  #source: Electron.NativeTheme['themeSource'] = 'system';

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.#source = source;
    this.emit('updated', {});
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}

class PowerMonitor extends LoudEmitter implements Pick<Electron.PowerMonitor, 'getSystemIdleTime'> {
  getSystemIdleTime(): number {
    return 0;
  }
}

class Screen extends LoudEmitter {
  getPrimaryDisplay(): Pick<
    Electron.Display,
    'id' | 'bounds' | 'workArea' | 'size' | 'workAreaSize' | 'scaleFactor'
  > {
    const area = { x: 0, y: 0, ...headlessScreen };
    const size = { ...headlessScreen };
    return loud('display', { id: 1, bounds: area, workArea: area, size, workAreaSize: size, scaleFactor: 1 });
  }

  getAllDisplays() {
    return [this.getPrimaryDisplay()];
  }
}

class Notification extends LoudEmitter {
  static isSupported(): boolean {
    return false;
  }
}

export const createNativeTheme = (): NativeTheme => new NativeTheme();
export const createPowerMonitor = (): PowerMonitor => new PowerMonitor();
export const createScreen = (): Screen => new Screen();
export const createNotification = () => loud('Notification', Notification);
