import { createRequire } from 'node:module';

function electronVersion(): string {
  const facts: { version: string } = createRequire(import.meta.url)('electron/package.json');
  return facts.version;
}

export function disguiseProcess(resourcesPath: string): void {
  Object.defineProperties(process, {
    type: { value: 'browser' },
    defaultApp: { value: true },
    resourcesPath: { value: resourcesPath },
  });
  Object.defineProperty(process.versions, 'electron', { value: electronVersion(), enumerable: true });
}

export function setChromeVersion(version: string): void {
  Object.defineProperty(process.versions, 'chrome', { value: version, enumerable: true, configurable: true });
}
