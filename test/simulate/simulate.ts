import { checkBranches } from './branch-promises.ts';
import { answeredOperations } from './census.ts';
import { checkCentral } from './central-promises.ts';
import { checkReplaced } from './replaced-office.ts';
import { anything, type Step, stepOnce } from './steps.ts';
import { cleanWire, faultyWire } from './wire.ts';
import { type Naive, nothingNaive, openWorld, type World } from './world.ts';

export interface SimulateOptions {
  /** Of a PostgreSQL server for the central office's database; SQLite without it. */
  readonly clusterUrl?: string | null;
  /** How often each fault comes, 0 to 1; by default the seed says, up to 0.25. */
  readonly odds?: number;
  /** How often a transaction on PostgreSQL is slow; by default as often as a fault comes. */
  readonly slowness?: number;
  readonly steps?: number;
  /** What each step is; by default whatever the seed wants. */
  readonly step?: Step;
  readonly naive?: Partial<Naive>;
}

export interface Simulated {
  readonly requests: number;
  readonly operations: number;
  readonly conflicts: number;
  readonly rejections: number;
}

/** A seed under which a promise does not hold, with the command that shows it again. */
export class FailingSeed extends Error {
  override readonly name = 'FailingSeed';
}

/** A little longer than two looks at the central office are apart. */
const roundMs = 4_000;
/** Far more than the longest backoff leaves to be waited for. */
const roundsToSettle = 100;

async function isSettled({ desks }: World): Promise<boolean> {
  for (const { running, isRevoked } of desks) {
    const line = await running.sync.line();
    const isThrough = isRevoked
      ? line.problem === 'device-revoked'
      : line.problem !== null || (line.state === 'online' && line.pending === 0);
    if (!isThrough) return false;
  }
  return true;
}

/** No more faults: everything on its way arrives, and nobody touches anything until all is through. */
async function settle(world: World): Promise<void> {
  const { desks, office, time, rest } = world;
  office.diskFaults = 0;
  office.slowness = 0;
  for (const desk of desks) {
    desk.diskFaults = 0;
    desk.running.wire.faults = cleanWire;
    desk.running.wire.release();
    await desk.running.wire.deliverLate();
  }
  await rest();
  for (let round = 0; round < roundsToSettle && !(await isSettled(world)); round += 1)
    await time.pass(roundMs, rest);
  await office.whenFed();
  // Once more, for what the last one to send has to say to the others.
  await time.pass(roundMs, rest);
}

function setFaults({ desks, office }: World, odds: number, slowness: number): void {
  office.diskFaults = odds / 4;
  office.slowness = slowness;
  for (const desk of desks) {
    desk.diskFaults = odds / 4;
    desk.running.wire.faults = faultyWire(odds);
  }
}

async function play(seed: number, options: SimulateOptions): Promise<Simulated> {
  const world = await openWorld(seed, { ...nothingNaive, ...options.naive }, options.clusterUrl ?? null);
  try {
    const odds = options.odds ?? world.chance.next() / 4;
    setFaults(world, odds, options.slowness ?? odds);
    for (let step = options.steps ?? 26; step > 0; step -= 1) await stepOnce(world, options.step ?? anything);
    await settle(world);
    const answered = answeredOperations(world.office.traffic);
    await checkBranches(world, answered);
    await checkCentral(world, answered);
    // In the end and not always: after it nothing goes on.
    if (world.chance.happens(0.25)) await checkReplaced(world);
    return {
      requests: world.office.traffic.length,
      operations: answered.length,
      conflicts: answered.filter(({ outcome }) => outcome.status === 'conflict').length,
      rejections: answered.filter(({ outcome }) => outcome.status === 'rejected').length,
    };
  } finally {
    await world.close();
  }
}

/**
 * Runs one world of workstations and a central office through the faults that a seed makes up, and then checks every promise.
 *
 * @throws FailingSeed with the promise that does not hold as its cause.
 */
export async function simulate(seed: number, options: SimulateOptions = {}): Promise<Simulated> {
  try {
    return await play(seed, options);
  } catch (error) {
    const database = options.clusterUrl ? ' --database postgres' : '';
    const odds = options.odds === undefined ? '' : ` --odds ${options.odds}`;
    const command = `npm run simulate -- --seeds 1 --from ${seed}${odds}${database}`;
    throw new FailingSeed(
      `seed ${seed}: ${error instanceof Error ? error.message : String(error)}\nTo see it again: ${command}`,
      { cause: error },
    );
  }
}
