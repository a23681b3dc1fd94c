import { parseArgs } from 'node:util';
import { startPostgres } from '../support/postgres-cluster.ts';
import { createTemplate } from '../support/postgres-database.ts';
import { simulate } from './simulate.ts';

const usage = `npm run simulate -- [options]
  --seeds N           how many seeds (100)
  --from K            the first one (1)
  --odds P            how often each fault comes, 0 to 1 (each seed its own, up to 0.25)
  --database NAME     sqlite or postgres, what the central office stores in (sqlite)`;

interface Options {
  readonly seeds: number;
  readonly from: number;
  readonly odds: number | null;
  readonly database: 'sqlite' | 'postgres';
}

/** @throws TypeError that says what is wrong. */
function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string', default: '100' },
      from: { type: 'string', default: '1' },
      odds: { type: 'string' },
      database: { type: 'string', default: 'sqlite' },
    },
  });
  const { seeds, from, odds, database } = values;
  for (const [name, text] of Object.entries({ seeds, from }))
    if (!/^\d{1,9}$/.test(text)) throw new TypeError(`--${name} is not a number: ${text}`);
  if (odds !== undefined && !(Number(odds) >= 0 && Number(odds) <= 1))
    throw new TypeError(`--odds is not between 0 and 1: ${odds}`);
  if (database !== 'sqlite' && database !== 'postgres')
    throw new TypeError(`--database is neither sqlite nor postgres: ${database}`);
  return {
    seeds: Number(seeds),
    from: Number(from),
    odds: odds === undefined ? null : Number(odds),
    database,
  };
}

async function run({ seeds, from, odds, database }: Options, clusterUrl: string | null): Promise<number> {
  const begun = performance.now();
  const total = { requests: 0, operations: 0, conflicts: 0, rejections: 0 };
  let failed = 0;
  for (let seed = from; seed < from + seeds; seed += 1) {
    try {
      const one = await simulate(seed, { clusterUrl, ...(odds === null ? {} : { odds }) });
      total.requests += one.requests;
      total.operations += one.operations;
      total.conflicts += one.conflicts;
      total.rejections += one.rejections;
    } catch (error) {
      failed += 1;
      console.log(seeds === 1 ? error : error instanceof Error ? error.message : String(error));
    }
    const done = seed - from + 1;
    if (done % 50 === 0) console.log(`${done} of ${seeds} seeds, ${failed} failed`);
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${seeds} seeds on ${database}, ${failed} failed, ${seconds} s: ${JSON.stringify(total)}`);
  return failed > 0 ? 1 : 0;
}

try {
  const options = readOptions(process.argv.slice(2));
  const cluster = options.database === 'postgres' ? await startPostgres() : null;
  try {
    if (cluster !== null) await createTemplate(cluster.url);
    process.exitCode = await run(options, cluster?.url ?? null);
  } finally {
    await cluster?.stop();
  }
} catch (error) {
  console.error(error instanceof TypeError ? `${error.message}\n${usage}` : error);
  process.exitCode = 1;
}
