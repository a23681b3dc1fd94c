import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { cancellableEvent } from '../host/cancellable-event.ts';
import type { Entry } from '../host/entry.ts';
import { LoudEmitter, loud } from '../host/loud.ts';
import { AppPaths } from './app-paths.ts';
import { InstanceLock } from './instance-lock.ts';

type Supported = Pick<
  Electron.App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'relaunch'
  | 'getPath'
  | 'setPath'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'isPackaged'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'enableSandbox'
>;

export interface ClosableWindow {
  /** False when the application refused. */
  requestClose(): boolean;
  destroy(): void;
}

export interface AppParts {
  readonly entry: Entry;
  readonly switches: readonly string[];
  openWindows(): readonly ClosableWindow[];
  shutDown(): Promise<void>;
}

export class App extends LoudEmitter implements Supported {
  readonly isPackaged = false;
  readonly commandLine;
  readonly #parts: AppParts;
  readonly #paths = new AppPaths();
  readonly #switches: string[];
  readonly #ready = Promise.withResolvers<void>();
  #isReady = false;
  #isQuitting = false;
  #isEnded = false;
  #startsAgain = false;
  #name: string;

  constructor(parts: AppParts) {
    super();
    this.#parts = parts;
    this.#switches = [...parts.switches];
    this.#name = parts.entry.facts.productName ?? parts.entry.facts.name;
    const commandLine: Pick<Electron.CommandLine, 'appendSwitch'> = {
      appendSwitch: (name, value) => void this.#switches.push(value ? `--${name}=${value}` : `--${name}`),
    };
    this.commandLine = loud('app.commandLine', commandLine);
  }

  get switches(): readonly string[] {
    return this.#switches;
  }

  becomeReady(): void {
    this.#isReady = true;
    this.#ready.resolve();
    this.emit('ready', {}, {});
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return this.#paths.get(name, this.#name);
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getName(): string {
    return this.#name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getVersion(): string {
    return this.#parts.entry.facts.version;
  }

  getAppPath(): string {
    return this.#parts.entry.folder;
  }

  requestSingleInstanceLock(): boolean {
    const lock = new InstanceLock(this.getPath('userData'), ({ argv, workingDirectory }) =>
      this.emit('second-instance', cancellableEvent({}), argv, workingDirectory, undefined),
    );
    return lock.acquire();
  }

  setAppUserModelId(): void {
    // Windows' task bar alone knows such an id.
  }

  enableSandbox(): void {
    // Pages are never given Node here, sandbox or not.
  }

  quit(): void {
    if (this.#isQuitting) return;
    const event = cancellableEvent({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#isQuitting = true;
    for (const window of this.#parts.openWindows()) {
      if (!window.requestClose()) {
        this.#isQuitting = false;
        return;
      }
    }
    if (this.#parts.openWindows().length === 0) this.#finishQuit();
  }

  exit(code = 0): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    for (const window of this.#parts.openWindows()) window.destroy();
    void this.#end(code);
  }

  relaunch(): void {
    this.#startsAgain = true;
  }

  windowGone(): void {
    if (this.#isEnded || this.#parts.openWindows().length > 0) return;
    if (this.#isQuitting) this.#finishQuit();
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  #finishQuit(): void {
    const event = cancellableEvent({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.#isQuitting = false;
    else this.exit(0);
  }

  #startAgain(): void {
    const [executable, ...rest] = process.argv;
    if (executable !== undefined) spawn(executable, rest, { detached: true, stdio: 'ignore' }).unref();
  }

  async #end(code: number): Promise<void> {
    this.emit('quit', {}, code);
    await Promise.race([this.#parts.shutDown(), delay(5000)]);
    if (this.#startsAgain) this.#startAgain();
    process.exit(code);
  }
}
