import { setImmediate as nextTurn } from 'node:timers/promises';
import { importBatch } from '../../main/central/import/records.ts';
import { motive, request } from '../builders/records.ts';
import { act, type Intent, intend } from './clerk.ts';
import { backUp, crash, type Desk, openDesk, quiet, restore } from './desk.ts';
import { requestIdsOf } from './office.ts';
import { skews, type World } from './world.ts';

/** How often the onlooker asks while the others are busy. */
const mostLooks = 8;

/** One thing that happens to a workstation, or to all. */
export type Step = (world: World, desk: Desk) => Promise<void>;

const intent = ({ chance }: World, desk: Desk): Intent => intend(desk, requestIdsOf(desk.regional), chance);

const work: Step = async (world, desk) => {
  for (let acts = 1 + world.chance.integer(4); acts > 0; acts -= 1)
    await act(desk, intent(world, desk), world.newId);
};

async function ask({ running: { sync, wire } }: Desk): Promise<void> {
  await Promise.race([sync.syncNow(), wire.whenHolding()]);
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await nextTurn();
}

/** Clerks and line at once, on the same databases and at the same central office, while one looks on all the time. */
export const rush: Step = async (world, onlooker) => {
  const { chance, desks, newId } = world;
  const busy = desks.filter((desk) => desk !== onlooker);
  const acts = busy.flatMap((desk) =>
    [0, 3, 6, 9].map((earliest) => ({
      desk,
      intent: { ...intent(world, desk), aborts: chance.happens(0.3) },
      begins: earliest + chance.integer(6),
    })),
  );
  let isDone = false;
  const done = Promise.all([
    ...busy.map(ask),
    ...acts.map(async ({ desk, intent, begins }) => {
      await turns(begins);
      await act(desk, intent, newId);
    }),
  ])
    .then(() => Promise.all(busy.map(quiet)))
    .finally(() => {
      isDone = true;
    });
  for (let looks = 0; looks < mostLooks && !isDone; looks += 1) await ask(onlooker);
  await done;
};

const passTime: Step = ({ time, chance, rest }) =>
  time.pass(500 + chance.integer(chance.happens(0.1) ? 100_000 : 6_000), rest);

const release: Step = async (_world, desk) => desk.running.wire.release();

const deliverLate: Step = (_world, desk) => desk.running.wire.deliverLate();

const askForSync: Step = (_world, desk) => ask(desk);

const kill: Step = (world, desk) => crash(desk, world.tools);

const keepCopy: Step = (_world, desk) => backUp(desk);

const putBack: Step = (world, desk) => restore(desk, world.tools, world.naive.forget);

const setClock: Step = async ({ chance }, desk) => {
  desk.clock.skew = chance.pick(skews);
};

/** Somebody copies the whole folder to a second machine, and both go on. */
const clone: Step = async (world, desk) => {
  if (world.desks.some((each) => each.name === 'clone') || desk.isRevoked) return;
  const person = { ...desk, name: 'clone', skew: 0 };
  const twin = await openDesk(person, world.tools, desk.running.folder);
  twin.running.wire.faults = desk.running.wire.faults;
  twin.diskFaults = desk.diskFaults;
  twin.isTwin = true;
  desk.isTwin = true;
  world.desks.push(twin);
};

const revoke: Step = async ({ desks, office, time }, desk) => {
  if (desks.some(({ isRevoked }) => isRevoked)) return;
  const { deviceId } = await desk.running.store.getDeviceState();
  if (deviceId === null) return;
  office.diskFaults = 0;
  await office.central.store.transaction((writer) => writer.revokeDevice(deviceId, time.instant()));
  for (const each of desks) {
    const state = await each.running.store.getDeviceState();
    if (state.deviceId === deviceId) each.isRevoked = true;
  }
  office.revokedAfter.set(deviceId, office.traffic.length);
};

const restartOffice: Step = ({ office }) => office.restart();

const changeRecords: Step = async ({ office, chance, time }, { regional }) => {
  const { diskFaults } = office;
  office.diskFaults = 0;
  const branch = `Sucursal ${chance.integer(1000)}`;
  const id = chance.pick(requestIdsOf(regional));
  const registeredAt = '2026-11-23T13:00:00.000Z';
  await office.central.store.importTarget.upsert(
    importBatch({
      requests: [request({ id, regional, branch, customerId: `C-${regional}`, registeredAt })],
      motives: [motive({ id: 'otro', name: `Motivo de ${time.instant()}`, position: 2 })],
    }),
  );
  office.diskFaults = diskFaults;
};

const steps: readonly (readonly [weight: number, step: Step])[] = [
  [34, work],
  [6, rush],
  [20, passTime],
  [14, release],
  [6, deliverLate],
  [5, askForSync],
  [5, kill],
  [4, keepCopy],
  [5, putBack],
  [2, setClock],
  [1, clone],
  [1, revoke],
  [2, restartOffice],
  [3, changeRecords],
];
const weights = steps.reduce((sum, [weight]) => sum + weight, 0);

/** Whatever the seed wants to happen next. */
export const anything: Step = async (world, desk) => {
  let place = world.chance.integer(weights);
  for (const [weight, step] of steps) {
    place -= weight;
    if (place < 0) return step(world, desk);
  }
};

/** Does a step to one of the workstations, and waits until it has come to rest. */
export async function stepOnce(world: World, step: Step): Promise<void> {
  const [first, ...others] = world.desks;
  if (first === undefined) return;
  await step(world, world.chance.pick([first, ...others]));
  await world.rest();
}
