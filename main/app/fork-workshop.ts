import { readFileSync } from 'node:fs';
import { app, utilityProcess } from 'electron';
import { type WorkshopProcess, workshopEnvironment } from '../documents/workshop/workshop-process.ts';

/** Milliseconds after which a process that was asked to end is ended. */
const patience = 2_000;
/** Megabytes of JavaScript's own memory: pictures lie outside of it. */
const heap = 512;

/** What the process is told of its surroundings: nothing of this application's settings, which name its codes and places. */
function surroundings(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('REVERSA_'));
  return { ...Object.fromEntries(others), ...workshopEnvironment };
}

/** @param module the built entry of the process. */
export function forkWorkshop(module: string): WorkshopProcess {
  const child = utilityProcess.fork(module, [], {
    env: surroundings(),
    execArgv: [`--max-old-space-size=${heap}`],
    serviceName: 'Reversa documents',
    // What a library prints about a file is said of somebody's paper (R10).
    stdio: 'ignore',
  });
  let hasEnded = false;
  let isToEnd = false;
  function end(): void {
    const { pid } = child;
    isToEnd = true;
    child.kill();
    setTimeout(() => {
      if (!hasEnded && pid !== undefined) endAtOnce(pid);
    }, patience).unref();
  }
  // Before it is there it cannot be ended, and would come and stay.
  child.once('spawn', () => {
    if (isToEnd) end();
  });
  child.once('exit', () => {
    hasEnded = true;
  });
  // Its end follows, and is what is acted on; unheard, it would be a fault of the application.
  child.on('error', () => undefined);
  return {
    get pid() {
      return child.pid;
    },
    postMessage: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: end,
  };
}

function endAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** @returns bytes of memory that a process of the application holds; null where it is not known any more. */
export function residentBytes(pid: number): number | null {
  if (process.platform === 'linux') {
    try {
      const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return kilobytes === undefined ? null : Number(kilobytes) * 1024;
    } catch {
      return null;
    }
  }
  const metric = app.getAppMetrics().find((each) => each.pid === pid);
  return metric === undefined ? null : metric.memory.workingSetSize * 1024;
}
