import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { HostError } from '../host/host-error.ts';

export class AppPaths {
  readonly #chosen = new Map<string, string>();

  set(name: string, path: string): void {
    this.#chosen.set(name, path);
  }

  get(name: string, applicationName: string): string {
    const chosen = this.#chosen.get(name);
    if (chosen !== undefined) return chosen;
    const home = homedir();
    switch (name) {
      case 'home':
        return home;
      case 'temp':
        return tmpdir();
      case 'documents':
        return join(home, 'Documents');
      case 'downloads':
        return join(home, 'Downloads');
      case 'appData':
        return process.env.XDG_CONFIG_HOME ?? join(home, '.config');
      case 'userData':
      case 'sessionData':
        return join(this.get('appData', applicationName), applicationName);
      case 'logs':
        return join(this.get('userData', applicationName), 'logs');
      default:
        throw new HostError(`app.getPath('${name}') is not part of this stand-in for Electron`);
    }
  }
}
