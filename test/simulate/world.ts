import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnrolmentCode } from '../../main/central/devices/enrolment-codes.ts';
import type { CentralStore } from '../../main/central/store/central-store.ts';
import { counterAdvisor } from '../builders/case-facts.ts';
import { type Chance, chanceOf, seededIds } from './chance.ts';
import { type Desk, type DeskPerson, type DeskTools, end, openDesk, quiet } from './desk.ts';
import { type OpenStore, openRealStore } from './desk-store.ts';
import { type Office, openOffice, startOfSimulation } from './office.ts';
import { type SimulatedTime, simulatedTime } from './time.ts';
import type { WireRequest } from './wire.ts';

/** Where the real parts are replaced by ones that are known to be wrong, to see that a simulation finds them out. */
export interface Naive {
  readonly openStore: OpenStore;
  readonly alterCentral: (store: CentralStore, databaseUrl: string | null) => void;
  readonly onRequest: (request: WireRequest) => void;
  /** Files beside the database that a restore takes away as well. */
  readonly forget: readonly string[];
}
export const nothingNaive: Naive = {
  openStore: openRealStore,
  alterCentral: () => {},
  onRequest: () => {},
  forget: [],
};

export interface World {
  readonly chance: Chance;
  readonly time: SimulatedTime;
  readonly newId: () => string;
  readonly office: Office;
  readonly desks: Desk[];
  readonly tools: DeskTools;
  readonly naive: Naive;
  /** Waits until every workstation waits for the wire or the time. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

const url = 'http://127.0.0.1:4400';
const hour = 3_600_000;
const year = 365 * 24 * hour;
/** What a workstation's clock may be off by (S5). */
export const skews = [0, 0, 0, 5 * 60_000, -hour, 24 * hour, -10 * year, 50 * year] as const;

/** A clerk at the counter of the first branch. */
export const counterPlace = { regional: 'LPZ', actor: counterAdvisor() };
const places = [
  counterPlace,
  {
    regional: 'LPZ',
    actor: counterAdvisor({
      userId: 'u-2',
      name: 'Segundo asesor de prueba',
      areaId: 'LPZ-02',
      areaName: 'Segunda sucursal de prueba',
    }),
  },
  { regional: 'LPZ', actor: counterAdvisor({ userId: 'u-4', name: 'Otra asesora de prueba' }) },
  {
    regional: 'SCZ',
    actor: counterAdvisor({
      userId: 'u-3',
      name: 'Asesor de otra regional',
      areaId: 'SCZ-01',
      areaName: 'Sucursal de otra regional',
    }),
  },
];

async function enrol(desk: Desk, office: Office, now: string): Promise<void> {
  const code = await createEnrolmentCode(office.central.store, desk.actor.areaId, now);
  if (!code.ok) throw new Error(code.error);
  const enrolled = await desk.running.sync.enrol(url, code.value);
  if (!enrolled.ok) throw new Error(`Not enrolled: ${enrolled.error}`);
  await desk.running.sync.settled();
}

/** A central office with nobody yet who works with it. */
export async function openStage(seed: number, naive: Naive, clusterUrl: string | null): Promise<World> {
  const chance = chanceOf(seed);
  const time = simulatedTime(startOfSimulation);
  const newId = seededIds(seed, time.now);
  const folder = await mkdtemp(join(tmpdir(), 'reversa-simulation-'));
  let streams = 0;
  const chanceFor = (): Chance => {
    streams += 1;
    return chanceOf(seed * 1009 + streams);
  };
  const { alterCentral: alter, onRequest, openStore } = naive;
  const office = await openOffice({ time, newId, chance: chanceFor(), clusterUrl, alter, onRequest });
  const desks: Desk[] = [];
  return {
    chance,
    time,
    newId,
    office,
    desks,
    tools: { folder, time, newId, deliver: office.deliver, chanceFor, openStore },
    naive,
    async rest() {
      for (const desk of desks) await quiet(desk);
    },
    async close() {
      for (const desk of desks) await end(desk.running);
      await office.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A workstation that is enrolled and has everything, on a line that is still clean. */
export async function addDesk({ office, tools, time, desks }: World, person: DeskPerson): Promise<Desk> {
  const desk = await openDesk(person, tools);
  desks.push(desk);
  await enrol(desk, office, time.instant());
  return desk;
}

/** A central office and two to four workstations. */
export async function openWorld(seed: number, naive: Naive, clusterUrl: string | null): Promise<World> {
  const world = await openStage(seed, naive, clusterUrl);
  const { chance } = world;
  const count = 2 + chance.integer(3);
  for (const [index, place] of chance.shuffled(places).slice(0, count).entries())
    await addDesk(world, { ...place, name: `desk-${index}`, skew: chance.pick(skews) });
  return world;
}
