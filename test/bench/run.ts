import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bench, type Group, MissingPiece } from './bench.ts';
import { measureCapture } from './capture.ts';
import { measureCaseTransaction } from './case-transaction.ts';
import { describeMachine, machineLines } from './machine.ts';
import type { Figure } from './measure.ts';
import { measureOffices } from './offices.ts';
import { measurePulledRows } from './pulled-rows.ts';
import { measureSearch } from './search.ts';
import { recordsOf, tableOf } from './table.ts';
import { measureWindow } from './window.ts';

const usage = `npm run bench [-- options]
  --requests N    how many requests the large store has (1000000)
  --operations N  how many operations are pushed and pulled at a time (10000)
  --database NAME where our central office keeps its data: postgres or sqlite (postgres)
  --only NAMES    some of case, pull, office, window, capture, search, with commas between
  --json FILE     where the figures are written too (.cache/bench.json)`;

const groups: Readonly<Record<string, Group>> = {
  case: measureCaseTransaction,
  pull: measurePulledRows,
  office: measureOffices,
  window: measureWindow,
  capture: measureCapture,
  search: measureSearch,
};

interface Options extends Pick<Bench, 'requests' | 'operations' | 'database'> {
  readonly only: readonly string[];
  readonly json: string;
}

/** @throws TypeError that says what is wrong. */
function readOptions(args: readonly string[]): Options {
  const names = ['requests', 'operations', 'database', 'only', 'json'] as const;
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { requests: text, operations: text, database: text, only: text, json: text },
  });
  for (const name of names.slice(0, 2)) {
    if (!/^[1-9]\d{0,7}$/.test(values[name] ?? '1'))
      throw new TypeError(`--${name} is not a number: ${values[name]}`);
  }
  const { requests = 1_000_000, operations = 10_000, database = 'postgres' } = values;
  if (database !== 'postgres' && database !== 'sqlite')
    throw new TypeError(`--database is neither postgres nor sqlite: ${database}`);
  const { only = Object.keys(groups).join(), json = join('.cache', 'bench.json') } = values;
  const unknown = only.split(',').find((name) => !(name in groups));
  if (unknown !== undefined) throw new TypeError(`There is no figure called "${unknown}"`);
  return {
    requests: Number(requests),
    operations: Number(operations),
    database,
    only: only.split(','),
    json,
  };
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

interface Outcome {
  readonly figures: readonly Figure[];
  readonly missing: readonly string[];
  readonly crashed: readonly string[];
}

/** Runs one group after the other; what is missing or crashes is told, and the others go on. */
async function measure(names: readonly string[], bench: Bench): Promise<Outcome> {
  const figures: Figure[] = [];
  const missing: string[] = [];
  const crashed: string[] = [];
  for (const name of names) {
    say(`${name}:`);
    try {
      for await (const figure of groups[name]?.(bench) ?? []) figures.push(figure);
    } catch (error) {
      if (error instanceof MissingPiece) {
        missing.push(`${name}: ${error.message}`);
        say(`  not measured: ${error.message}`);
      } else {
        crashed.push(name);
        say(`  crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
    }
  }
  return { figures, missing, crashed };
}

/** @returns the exit code: 1 when a measurement crashed, whatever the ratios are. */
async function run({ only, json, ...sizes }: Options): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'reversa-bench-'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
  try {
    const machine = await describeMachine(folder);
    for (const line of machineLines(machine)) say(line);
    const { figures, missing, crashed } = await measure(only, { ...sizes, folder, say });
    say('');
    for (const line of tableOf(figures)) say(line);
    for (const line of missing) say(`not measured: ${line}`);
    if (crashed.length > 0) say(`crashed: ${crashed.join(', ')}`);
    const record = { machine, ...sizes, figures: recordsOf(figures), missing, crashed };
    await mkdir(dirname(json), { recursive: true });
    await writeFile(json, `${JSON.stringify(record, null, 2)}\n`);
    return crashed.length > 0 ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

let options: Options | null = null;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  say(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
}
process.exitCode = options === null ? 1 : await run(options);
