import { type ChildProcess, fork } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HostError } from '../host/host-error.ts';
import { LoudEmitter, loud } from '../host/loud.ts';

type SupportedProcess = Pick<Electron.UtilityProcess, 'pid' | 'stdout' | 'stderr' | 'postMessage' | 'kill'>;
type Stream = 'pipe' | 'ignore' | 'inherit';

const honoured = new Set(['env', 'execArgv', 'cwd', 'stdio', 'serviceName']);
const childSide = pathToFileURL(join(import.meta.dirname, '..', 'host', 'utility-child.ts')).href;

/** Standard output and error; a third of a list, its first, is the input, which Electron lets be ignored alone. */
function streamsOf(stdio: Electron.ForkOptions['stdio'] = 'inherit'): [Stream, Stream] {
  const [input, output, error] = Array.isArray(stdio) ? stdio : ['ignore', stdio, stdio];
  if (input !== 'ignore') throw new HostError('utilityProcess.fork: stdin can only be ignored');
  return [output as Stream, error as Stream];
}

class UtilityProcess extends LoudEmitter implements SupportedProcess {
  readonly #child: ChildProcess;
  #lives = false;

  constructor(child: ChildProcess) {
    super();
    this.#child = child;
    child.on('spawn', () => {
      this.#lives = true;
      this.emit('spawn');
    });
    child.on('message', (message) => this.emit('message', message));
    child.on('exit', (code, signal) => {
      this.#lives = false;
      this.emit('exit', code ?? (signal === null ? 1 : constants.signals[signal]));
    });
  }

  get pid(): number | undefined {
    return this.#lives ? this.#child.pid : undefined;
  }

  get stdout(): NodeJS.ReadableStream | null {
    return this.#child.stdout;
  }

  get stderr(): NodeJS.ReadableStream | null {
    return this.#child.stderr;
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new HostError('utilityProcess: no port can be transferred');
    // Electron, too, drops what is sent to a process that has ended.
    if (this.#child.connected) this.#child.send(message as object, () => undefined);
  }

  /** Does nothing before the process is there, as Electron's does. */
  kill(): boolean {
    return this.#lives && this.#child.kill('SIGTERM');
  }
}

/** Node's own child process with a clone of values as a message, which is what Electron's is to the program in it. */
export function createUtilityProcess() {
  return loud('utilityProcess', {
    fork(
      modulePath: string,
      args: readonly string[] = [],
      options: Electron.ForkOptions = {},
    ): UtilityProcess {
      const unknown = Object.keys(options).find((name) => !honoured.has(name));
      if (unknown !== undefined) throw new HostError(`utilityProcess.fork: ${unknown} is not supported`);
      const [output, error] = streamsOf(options.stdio);
      const child = fork(modulePath, [...args], {
        execArgv: [
          '--disable-warning=ExperimentalWarning',
          ...(options.execArgv ?? []),
          '--import',
          childSide,
        ],
        serialization: 'advanced',
        stdio: ['ignore', output, error, 'ipc'],
        ...(options.env !== undefined && { env: options.env as NodeJS.ProcessEnv }),
        ...(options.cwd !== undefined && { cwd: options.cwd }),
      });
      return new UtilityProcess(child);
    },
  });
}
