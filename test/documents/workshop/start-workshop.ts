import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { createWorkshop } from '../../../main/documents/workshop/create-workshop.ts';
import type { Workshop } from '../../../main/documents/workshop/workshop.ts';
import {
  usualLimits,
  type WorkshopLimits,
  type WorkshopProcess,
  workshopEnvironment,
} from '../../../main/documents/workshop/workshop-process.ts';
import { createUtilityProcess } from '../../electron-host/api/utility-process.ts';

const sourceEntry = join(import.meta.dirname, '../../../main/documents/workshop/process/main.ts');

export interface StartedWorkshop {
  readonly workshop: Workshop;
  /** Processes that were started, oldest first. */
  readonly pids: readonly number[];
  /** Lines of the log. */
  readonly said: readonly string[];
  /** The most memory that the latest process has had, in bytes; 0 when it has ended. Linux alone. */
  peakMemory(): number;
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

function bytesIn(pid: number, field: 'VmRSS' | 'VmHWM'): number | null {
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(statusOf(pid))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

/** The workshop with its real process, run from the sources on Node. */
export function startWorkshop({
  limits = {},
  entry = sourceEntry,
}: {
  readonly limits?: Partial<WorkshopLimits>;
  readonly entry?: string;
} = {}): StartedWorkshop {
  const pids: number[] = [];
  const said: string[] = [];
  const utilityProcess = createUtilityProcess();
  const fork = (): WorkshopProcess => {
    const child = utilityProcess.fork(entry, [], {
      env: { ...process.env, ...workshopEnvironment },
      stdio: 'ignore',
    });
    child.once('spawn', () => pids.push(child.pid ?? 0));
    return {
      get pid() {
        return child.pid;
      },
      postMessage: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', () => listener()),
      kill: () => void child.kill(),
    };
  };
  const workshop = createWorkshop({
    fork,
    residentBytes: (pid) => bytesIn(pid, 'VmRSS'),
    limits: { ...usualLimits, ...limits },
    logger: pino({ level: 'debug' }, { write: (line: string) => void said.push(line) }),
  });
  return { workshop, pids, said, peakMemory: () => bytesIn(pids.at(-1) ?? 0, 'VmHWM') ?? 0 };
}

/** Does a process of this id still run? */
export function isAlive(pid: number): boolean {
  return statusOf(pid) !== '' && !/^State:\s+Z/m.test(statusOf(pid));
}
