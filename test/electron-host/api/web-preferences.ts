const required = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
} as const;

/** The host can give pages only the safe settings, so asking for others is an error and not a silent difference. */
export function settlePreferences(asked: Electron.WebPreferences = {}): Electron.WebPreferences {
  for (const [name, value] of Object.entries(required)) {
    const given = Reflect.get(asked, name);
    if (given !== undefined && given !== value) {
      throw new Error(`electron-host: webPreferences.${name} can only be ${value}`);
    }
  }
  return { webSecurity: true, ...asked, ...required };
}
