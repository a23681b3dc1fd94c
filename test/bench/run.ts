import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bench, type Group, MissingPiece } from './bench.ts';
import { measureCaseTransaction } from './case-transaction.ts';
import { describeMachine, machineLines } from './machine.ts';
import type { Figure } from './measure.ts';
import { measurePulledRows } from './pulled-rows.ts';
import { measureSearch } from './search.ts';
import { recordsOf, tableOf } from './table.ts';
import { measureWindow } from './window.ts';

const usage = `npm run bench [-- options]
  --requests N    how many requests the large store has (1000000)
  --only NAMES    some of case, pull, window, search, with commas between
  --json FILE     writes the figures there too`;

const groups: Readonly<Record<string, Group>> = {
  case: measureCaseTransaction,
  pull: measurePulledRows,
  window: measureWindow,
  search: measureSearch,
};

interface Options {
  readonly requests: number;
  readonly only: readonly string[];
  readonly json: string | null;
}

/** @throws TypeError that says what is wrong. */
function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { requests: { type: 'string' }, only: { type: 'string' }, json: { type: 'string' } },
  });
  const { requests = '1000000', only = Object.keys(groups).join(), json = null } = values;
  if (!/^[1-9]\d{0,7}$/.test(requests)) throw new TypeError(`--requests is not a number: ${requests}`);
  const names = only.split(',');
  const unknown = names.find((name) => !(name in groups));
  if (unknown !== undefined) throw new TypeError(`There is no figure called "${unknown}"`);
  return { requests: Number(requests), only: names, json };
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
async function run({ requests, only, json }: Options): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'reversa-bench-'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
  try {
    const machine = await describeMachine(folder);
    for (const line of machineLines(machine)) say(line);
    const { figures, missing, crashed } = await measure(only, { requests, folder, say });
    say('');
    for (const line of tableOf(figures)) say(line);
    for (const line of missing) say(`not measured: ${line}`);
    if (crashed.length > 0) say(`crashed: ${crashed.join(', ')}`);
    const record = { machine, requests, figures: recordsOf(figures), missing, crashed };
    if (json !== null) await writeFile(json, `${JSON.stringify(record, null, 2)}\n`);
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
