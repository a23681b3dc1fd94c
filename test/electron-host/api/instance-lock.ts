import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProcessAlive } from '../host/process-alive.ts';

const lockName = 'electron-host.lock';
const messagePrefix = 'electron-host.second-';

export interface SecondInstance {
  readonly argv: string[];
  readonly workingDirectory: string;
}

/** One running application for a user data folder: a file with the holder's process id, and files that tell it of others. */
export class InstanceLock {
  readonly #folder: string;
  readonly #onSecond: (second: SecondInstance) => void;

  constructor(folder: string, onSecond: (second: SecondInstance) => void) {
    this.#folder = folder;
    this.#onSecond = onSecond;
  }

  acquire(): boolean {
    mkdirSync(this.#folder, { recursive: true });
    if (!this.#create() && !this.#isHeldByMe()) {
      if (isProcessAlive(this.#holder())) {
        this.#tellHolder();
        return false;
      }
      rmSync(this.#lockFile, { force: true });
      if (!this.#create()) return false;
    }
    this.#listen();
    process.once('exit', () => rmSync(this.#lockFile, { force: true }));
    return true;
  }

  get #lockFile(): string {
    return join(this.#folder, lockName);
  }

  #create(): boolean {
    try {
      writeFileSync(this.#lockFile, String(process.pid), { flag: 'wx' });
      return true;
    } catch {
      return false;
    }
  }

  #holder(): number {
    return Number.parseInt(readFileSync(this.#lockFile, 'utf8'), 10);
  }

  #isHeldByMe(): boolean {
    return this.#holder() === process.pid;
  }

  #tellHolder(): void {
    const second: SecondInstance = { argv: process.argv, workingDirectory: process.cwd() };
    const file = join(this.#folder, `${messagePrefix}${process.pid}`);
    // Renamed into place, so that the holder never reads half of it.
    writeFileSync(`${file}.part`, JSON.stringify(second));
    renameSync(`${file}.part`, `${file}.json`);
  }

  #listen(): void {
    watch(this.#folder, { persistent: false }, () => {
      for (const name of readdirSync(this.#folder)) {
        if (!name.startsWith(messagePrefix) || !name.endsWith('.json')) continue;
        const file = join(this.#folder, name);
        const second: SecondInstance = JSON.parse(readFileSync(file, 'utf8'));
        rmSync(file, { force: true });
        this.#onSecond(second);
      }
    });
  }
}
