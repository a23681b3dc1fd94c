import { statfs } from 'node:fs/promises';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';

const gigabyte = 1024 ** 3;
/** The type that Linux gives for a file system in memory. */
const tmpfs = 0x01021994;

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly system: string;
  readonly node: string;
  /** Of the last minute: the higher above 0, the less the figures are worth. */
  readonly load: number;
  /** Nothing there is ever written to a disk: what is durable costs nothing. */
  readonly inMemoryFiles: boolean;
}

/** @param folder where the databases will be. */
export async function describeMachine(folder: string): Promise<Machine> {
  const { type } = await statfs(folder);
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Number((totalmem() / gigabyte).toFixed(1)),
    system: `${platform()} ${release()}`,
    node: process.version,
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
    inMemoryFiles: platform() === 'linux' && type === tmpfs,
  };
}

export function machineLines(machine: Machine): readonly string[] {
  const { processor, cores, memoryGigabytes, system, node, load, inMemoryFiles } = machine;
  return [
    `${processor}, ${cores} cores, ${memoryGigabytes} GB, ${system}, Node ${node}, load ${load}`,
    ...(inMemoryFiles
      ? [
          'The temporary folder is in memory: durable writes cost nothing there. Set TMPDIR to a folder on a disk.',
        ]
      : []),
  ];
}

/** Bytes that may still be written below the folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
