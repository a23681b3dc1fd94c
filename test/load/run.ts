import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { describeMachine, machineLines } from '../bench/machine.ts';
import { startPostgres } from '../support/postgres-cluster.ts';
import { createEmptyDatabase } from '../support/postgres-database.ts';
import { type LoadFigure, loadTable, percentilesOf, ratesOf } from './figures.ts';
import { type LoadOffice, prepareLoadOffice } from './load-office.ts';
import { probeFeed } from './probe-feed.ts';
import { enrolDevices, officeClock, type Pace, runDevice, type Samples } from './run-devices.ts';

const usage = `npm run load [-- options]
  --devices LIST   how many simulated devices, with commas between (1,10,100,1000)
  --seconds N      of each run (20)
  --database WHAT  sqlite, postgres (one of its own, started here) or the URL of an empty PostgreSQL database (sqlite)
  --json FILE      writes the figures there too`;

const say = (line: string) => void process.stdout.write(`${line}\n`);
/** What a counter does, twice as busy as one is: news every three seconds, and an annulment of seven steps a minute. */
const counter: Pace = { pullEvery: 3_000, stepEvery: 8_500 };

interface Options {
  readonly devices: readonly number[];
  readonly seconds: number;
  readonly database: string;
  readonly json: string | null;
}

/** @throws TypeError that says what is wrong. */
function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const options = { devices: text, seconds: text, database: text, json: text };
  const {
    devices = '1,10,100,1000',
    seconds = '20',
    database = 'sqlite',
    json = null,
  } = parseArgs({
    args: [...args],
    options,
  }).values;
  const counts = devices.split(',').map(Number);
  if (counts.some((count) => !Number.isInteger(count) || count < 1 || count > 5000))
    throw new TypeError(`--devices is no list of numbers from 1 to 5000: ${devices}`);
  if (!/^[1-9]\d{0,3}$/.test(seconds)) throw new TypeError(`--seconds is no number: ${seconds}`);
  return { devices: counts, seconds: Number(seconds), database, json };
}

/** Megabytes and seconds of CPU of the service, as it tells itself. */
async function resourcesOf(url: string): Promise<{ readonly megabytes: number; readonly cpu: number }> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const figureOf = (name: string) =>
    Number(new RegExp(`^${name} (\\S+)`, 'm').exec(metrics)?.[1] ?? Number.NaN);
  return {
    megabytes: figureOf('reversa_process_resident_memory_bytes') / 1024 ** 2,
    cpu: figureOf('reversa_process_cpu_seconds_total'),
  };
}

interface Run {
  readonly database: string;
  readonly devices: number;
  readonly seconds: number;
  readonly work: LoadFigure['work'];
}

async function measure(office: LoadOffice, { database, devices, seconds, work }: Run): Promise<LoadFigure> {
  // Two more for the probe, of one regional: the first branch's turn comes round at its length.
  const extra = office.branches.length + 1;
  const now = officeClock();
  const { serving, codes } = await office.serve(devices + extra);
  try {
    const all = await enrolDevices(serving.url, codes, office.branches, now);
    const [writer, reader] = [all[0], all[office.branches.length]];
    if (writer === undefined || reader === undefined) throw new TypeError('There is nobody to probe with');
    const others = all.filter((device, index) => index > 0 && device !== reader).slice(-devices);
    const before = await resourcesOf(serving.url);
    const samples: Samples = { pushes: [], pulls: [], operations: 0, failures: 0 };
    const begun = performance.now();
    const until = begun + seconds * 1000;
    const pace = work === 'counter' ? counter : null;
    const [lags] = await Promise.all([
      probeFeed(writer, reader, until),
      ...others.map((device) => runDevice(device, pace, until, samples)),
    ]);
    // What was sent in time is waited for, also where that takes longer than the run.
    const elapsed = (performance.now() - begun) / 1000;
    const { megabytes, cpu } = await resourcesOf(serving.url);
    for (const device of all) device.close();
    return {
      ...{ database, devices, work },
      ...ratesOf(samples, elapsed),
      feedLag: percentilesOf(lags),
      serviceMegabytes: megabytes,
      serviceCpu: (cpu - before.cpu) / elapsed,
      failures: samples.failures,
    };
  } finally {
    await serving.end('SIGTERM');
  }
}

async function measureAll({ devices, seconds, database }: Options): Promise<readonly LoadFigure[]> {
  const cluster = database === 'postgres' ? await startPostgres() : null;
  const url =
    database === 'sqlite'
      ? null
      : cluster === null
        ? database
        : await createEmptyDatabase(cluster.url, 'load');
  const name = url === null ? 'SQLite' : 'PostgreSQL';
  const figures: LoadFigure[] = [];
  try {
    const office = await prepareLoadOffice(url);
    for (const count of devices) {
      for (const work of ['counter', 'flat out'] as const) {
        figures.push(await measure(office, { database: name, devices: count, seconds, work }));
        // A run that is broken off has told what it has.
        for (const line of loadTable(figures.slice(-1)).slice(figures.length === 1 ? 0 : 2)) say(line);
      }
    }
    await office.remove();
  } finally {
    await cluster?.stop();
  }
  return figures;
}

try {
  const options = readOptions(process.argv.slice(2));
  const machine = await describeMachine(tmpdir());
  for (const line of machineLines(machine)) say(line);
  const figures = await measureAll(options);
  for (const line of ['', ...loadTable(figures), '']) say(line);
  const json = JSON.stringify({ machine, seconds: options.seconds, figures }, null, 2);
  say(json);
  if (options.json !== null) await writeFile(options.json, `${json}\n`);
  if (figures.some(({ failures }) => failures > 0)) process.exitCode = 1;
} catch (error) {
  process.stderr.write(error instanceof TypeError ? `${error.message}\n${usage}\n` : `${String(error)}\n`);
  process.exitCode = 1;
}
