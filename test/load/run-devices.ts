import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../../main/platform/ids.ts';
import { pullResponseSchema, pushResponseSchema } from '../../shared/protocol/endpoints.ts';
import type { Operation } from '../../shared/protocol/operations.ts';
import { annul, branchCase, outbox } from '../central/support/branch-case.ts';
import { enrolOverLine, type LineClient } from '../central/support/line-client.ts';
import { startOfTests } from '../central/support/office-records.ts';
import type { Branch } from './load-office.ts';
import { ownConnection } from './own-connection.ts';

/** How often a device asks and acts, in milliseconds; null: one request after the other, as fast as they are answered. */
export interface Pace {
  readonly pullEvery: number;
  readonly stepEvery: number;
}

/** What a run measures, in milliseconds. */
export interface Samples {
  readonly pushes: number[];
  readonly pulls: number[];
  operations: number;
  /** Answers that were refusals, and operations that were not applied. */
  failures: number;
}

export interface Device {
  readonly client: LineClient;
  readonly branch: Branch;
  cursor: string | null;
  close(): void;
}

/** The central office's clock, which began when the process did. */
export function officeClock(): () => string {
  const begun = Date.now();
  return () => new Date(Date.parse(startOfTests) + Date.now() - begun).toISOString();
}

const atOnce = 20;

/** Enrols a device a code, twenty at once; each begins where its regional's feed ends. */
export async function enrolDevices(
  url: string,
  codes: readonly string[],
  branches: readonly Branch[],
  now: () => string,
): Promise<readonly Device[]> {
  const ends = new Map<string, Promise<string>>();

  async function enrol(code: string, index: number): Promise<Device> {
    const branch = branches[index % branches.length];
    if (branch === undefined) throw new TypeError('There is no branch');
    const { ask, close } = ownConnection();
    const client = await enrolOverLine(url, code, now, ask);
    const end = ends.get(branch.areaId) ?? endOfFeed(client);
    ends.set(branch.areaId, end);
    return { client, branch, cursor: await end, close };
  }

  const devices: Device[] = [];
  for (let first = 0; first < codes.length; first += atOnce) {
    const some = codes.slice(first, first + atOnce);
    devices.push(...(await Promise.all(some.map((code, index) => enrol(code, first + index)))));
  }
  return devices;
}

async function endOfFeed(client: LineClient): Promise<string> {
  let cursor: string | null = null;
  for (;;) {
    const page = pullResponseSchema.parse((await client.pull(cursor, 2000)).body);
    cursor = page.cursor;
    if (!page.more) return cursor;
  }
}

/** Opens, answers and registers one annulment after the other, an operation at a time. */
export function* stepsOf({ branch, client }: Device): Generator<Operation> {
  const box = outbox();
  for (;;) {
    const facts = branch.requests.pop();
    if (facts === undefined)
      throw new Error('There are no requests left: the load office needs more of them');
    const caseNumber = `${client.deviceCode}-${String(box.operations.length).padStart(6, '0')}`;
    yield* annul(branchCase({ outbox: box, facts, actor: branch.actor, caseNumber }), facts);
  }
}

async function timed<Value>(into: number[], work: () => Promise<Value>): Promise<Value> {
  const begun = performance.now();
  const value = await work();
  into.push(performance.now() - begun);
  return value;
}

/** Runs one device until the moment (of `performance.now`) has come. */
export async function runDevice(
  device: Device,
  pace: Pace | null,
  until: number,
  samples: Samples,
): Promise<void> {
  const { client } = device;
  const epoch = newId();
  const steps = stepsOf(device);

  async function push(): Promise<void> {
    const { value: operation } = steps.next();
    if (operation === undefined) return;
    const { status, body } = await timed(samples.pushes, () => client.push(epoch, [operation]));
    const answer = status === 200 ? pushResponseSchema.parse(body) : null;
    const isApplied = answer?.results[0]?.outcome.status === 'applied';
    samples.operations += isApplied ? 1 : 0;
    samples.failures += isApplied ? 0 : 1;
  }

  async function pull(): Promise<void> {
    const { status, body } = await timed(samples.pulls, () => client.pull(device.cursor));
    if (status !== 200) samples.failures += 1;
    // The schema would cost this process more than the request cost the other one.
    else device.cursor = (body as { readonly cursor: string }).cursor;
  }

  if (pace === null) {
    while (performance.now() < until) {
      await push();
      await pull();
    }
    return;
  }
  let nextPull = performance.now() + Math.random() * pace.pullEvery;
  let nextStep = performance.now() + Math.random() * pace.stepEvery;
  for (;;) {
    const next = Math.min(nextPull, nextStep);
    if (next >= until) return;
    await sleep(Math.max(0, next - performance.now()));
    if (nextStep <= nextPull) {
      await push();
      nextStep += pace.stepEvery;
    } else {
      await pull();
      nextPull += pace.pullEvery;
    }
  }
}
