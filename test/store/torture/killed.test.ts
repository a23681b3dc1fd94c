import { spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openConnection } from '../../../main/store/data-source.ts';
import { branchSchema } from '../../../main/store/open-branch-store.ts';
import { logger, onTheSide, type TemporaryFolder, temporaryFolder } from '../support/temporary-store.ts';
import { enrolment, openCared } from '../support/workstation-store.ts';

const rounds = process.env.REVERSA_TORTURE ? 200 : 10;
const script = new URL('../support/writing-process.ts', import.meta.url).pathname;

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
  const { store } = await openCared(folder);
  await store.transaction((writer) => writer.setDeviceState(enrolment));
  await store.close();
});
afterEach(() => folder.remove());

/** Lets a process write from a case number on and kills it after a while; the ids of what it said was committed. */
async function writeAndKill(first: number, milliseconds: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [script, folder.path, folder.file(), String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const lines: string[] = [];
  const open = Promise.withResolvers<void>();
  createInterface({ input: child.stdout }).on('line', (line) =>
    line === 'open' ? open.resolve() : lines.push(line),
  );
  await Promise.race([open.promise, ended]);
  await delay(milliseconds);
  child.kill('SIGKILL');
  await ended;
  return lines;
}

async function idsOf(sql: string): Promise<ReadonlySet<string>> {
  return new Set((await onTheSide(folder.file(), sql)).map(({ id }) => String(id)));
}

describe('a process that is killed while it writes', () => {
  test(`[S1] [Y31] has whatever it said was saved in the log and in the outbox, ${rounds} times`, async () => {
    const said: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const lines = await writeAndKill(round * 5_000 + 1, (round * 37) % 160);
      said.push(...lines);
      const [log, outbox] = [
        await idsOf('SELECT eventId AS id FROM case_event'),
        await idsOf('SELECT eventId AS id FROM outbox'),
      ];
      expect(said.filter((id) => !log.has(id) || !outbox.has(id))).toEqual([]);
    }
    expect(said.length).toBeGreaterThan(rounds);
    // Numbers without a gap, whatever was under way: the line takes no other.
    const { store } = await openCared(folder);
    const gaps = await onTheSide(
      folder.file(),
      'SELECT epoch FROM outbox GROUP BY epoch HAVING max(seq) - min(seq) + 1 <> count(*) OR min(seq) <> 1',
    );
    expect(gaps).toEqual([]);
    await store.close();
  }, 3_600_000);
});

/** In full where strace is: what the process really asks of the disk. */
const traced = process.env.REVERSA_TORTURE !== undefined && spawnSync('strace', ['-V']).status === 0;

test('[S1] a commit waits for the disk', async () => {
  const settings = { schema: branchSchema, file: folder.file(), logger, busyTimeout: 5_000 };
  const { dataSource } = await openConnection(settings, 'writer');
  expect(await dataSource.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
  expect(await dataSource.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  await dataSource.destroy();
  if (!traced) return;
  const trace = folder.file('trace.txt');
  const args = [
    '-f',
    '-e',
    'trace=fdatasync,fsync',
    '-o',
    trace,
    process.execPath,
    script,
    folder.path,
    folder.file(),
    '900001',
  ];
  const child = spawn('strace', args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  let commits = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line !== 'open') commits += 1;
  });
  await delay(4_000);
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  const syncs = (await readFile(trace, 'utf8')).match(/fdatasync\(|fsync\(/g)?.length ?? 0;
  expect(commits).toBeGreaterThan(10);
  // The journal's and the database's.
  expect(syncs).toBeGreaterThanOrEqual(commits * 2);
}, 60_000);
