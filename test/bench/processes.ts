import { readdirSync, readFileSync } from 'node:fs';

/** What Linux tells of a process that lives; null when it has ended meanwhile. */
function read(pid: number, file: 'status' | 'stat' | 'cmdline'): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
}

function parentOf(pid: number): number | null {
  // The program's name stands in parentheses and may hold anything, also blanks.
  const parent = read(pid, 'stat')?.split(') ').at(-1)?.split(' ')[1];
  return parent === undefined ? null : Number(parent);
}

function descendantsOf(pid: number): readonly number[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  const parents = new Map(all.map((each) => [each, parentOf(each)]));
  const isBelow = (each: number | null | undefined): boolean =>
    each === pid || (typeof each === 'number' && each > 1 && isBelow(parents.get(each)));
  return all.filter((each) => each !== pid && isBelow(each));
}

/** The most memory that a process has had at once, in MB; 0 when it has ended. Linux alone. */
export function peakMemory(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(read(pid, 'status') ?? '')?.[1];
  return Number(kilobytes ?? 0) / 1024;
}

/** The most memory that one of a browser's page processes has had, in MB: the window's own, as the others are idle. */
export function peakOfRenderers(ancestor: number): number {
  const renderers = descendantsOf(ancestor).filter((pid) =>
    read(pid, 'cmdline')?.includes('--type=renderer'),
  );
  return Math.max(0, ...renderers.map(peakMemory));
}
