import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { CentralClock } from '../../main/platform/central-clock.ts';
import { sha256 } from '../../main/platform/ids.ts';
import { developmentSecrets } from '../../main/platform/secrets.ts';
import type { BranchStore } from '../../main/store/branch-store.ts';
import { createSync, type Sync } from '../../main/sync/create-sync.ts';
import type { Actor } from '../../shared/procedure/events.ts';
import type { Chance } from './chance.ts';
import { database, emptyDatabase, type OpenStore, onFailingDisk } from './desk-store.ts';
import type { SimulatedTime, SkewedClock } from './time.ts';
import { createWire, type Deliver, type Wire } from './wire.ts';

/** What a workstation said "Guardado" for. */
export interface Acknowledged {
  readonly caseId: string;
  readonly eventId: string;
  readonly body: string;
  /** It was written after a copy that was put back, or by a machine that was: it may be gone if it was never sent. */
  mayBeLost: boolean;
}

/** What of a workstation ends with its process. */
interface Running {
  readonly folder: string;
  readonly store: BranchStore;
  readonly sync: Sync;
  readonly wire: Wire;
  readonly centralClock: CentralClock;
}

/** One workstation with its clerk, through all its crashes. */
export interface Desk {
  readonly name: string;
  readonly actor: Actor;
  readonly regional: string;
  readonly clock: SkewedClock;
  readonly acknowledged: Acknowledged[];
  readonly caseIds: string[];
  running: Running;
  /** How often a commit fails. */
  diskFaults: number;
  backup: { readonly folder: string; readonly acknowledged: number } | null;
  isRevoked: boolean;
  /** How often its earlier processes heard that they gave numbers out twice. */
  forksBefore: number;
  /** Another machine goes on from a copy of the same folder. */
  isTwin: boolean;
  /** What its store threw that is neither a full disk nor the clerk's own change of mind. */
  readonly surprises: unknown[];
}

export interface DeskTools {
  readonly folder: string;
  readonly time: SimulatedTime;
  readonly newId: () => string;
  readonly deliver: Deliver;
  readonly chanceFor: (name: string) => Chance;
  readonly openStore: OpenStore;
}

const databaseFiles = [database, `${database}-wal`];

async function run(desk: Omit<Desk, 'running'>, folder: string, tools: DeskTools): Promise<Running> {
  const logger = pino({ level: 'silent' });
  const chance = tools.chanceFor(folder.slice(tools.folder.length));
  const file = join(folder, database);
  const opened = await tools.openStore({ file, newId: tools.newId, sha256, logger });
  const store = onFailingDisk(opened, () => chance.happens(desk.diskFaults));
  const wire = createWire(tools.deliver, chance);
  const centralClock = new CentralClock(desk.clock, await store.getDeviceState());
  const sync = createSync({
    store,
    secrets: developmentSecrets(folder),
    clock: desk.clock,
    centralClock,
    newId: tools.newId,
    logger,
    onChange: () => {},
    fetch: wire.fetch,
    sideFilePath: join(folder, 'outbox.json'),
    random: tools.chanceFor(`${folder.slice(tools.folder.length)} backoff`).next,
    setTimer: tools.time.setTimer,
    timeoutMs: 600_000,
  });
  return { folder, store, sync, wire, centralClock };
}

export interface DeskPerson {
  readonly name: string;
  readonly actor: Actor;
  readonly regional: string;
  readonly skew: number;
}

export async function openDesk(person: DeskPerson, tools: DeskTools, from?: string): Promise<Desk> {
  const { name, actor, regional, skew } = person;
  const folder = join(tools.folder, name, '0');
  await mkdir(folder, { recursive: true });
  if (from !== undefined) await cp(from, folder, { recursive: true });
  else await writeFile(join(folder, database), await emptyDatabase());
  const desk = {
    name,
    actor,
    regional,
    clock: tools.time.clock(skew),
    acknowledged: [],
    caseIds: [],
    diskFaults: 0,
    backup: null,
    isRevoked: false,
    forksBefore: 0,
    isTwin: false,
    surprises: [],
  };
  const running = await run(desk, folder, tools);
  await running.sync.start();
  return Object.assign(desk, { running });
}

/** Resolves once the workstation waits for nothing but the wire or the time. */
export async function quiet({ running: { sync, wire } }: Desk): Promise<void> {
  await Promise.race([sync.settled(), wire.whenHolding()]);
}

/** Closes what runs; its files stay as they are. */
export async function end({ sync, wire, store }: Running): Promise<void> {
  wire.cut();
  await sync.stop();
  await store.close();
}

/**
 * The process is killed: what goes on is the files as they stand at this moment. The old process ends on files of its own, so that
 * nothing it does in ending counts.
 *
 * @param change is done to the files meanwhile.
 */
export async function crash(
  desk: Desk,
  tools: DeskTools,
  change: (folder: string) => Promise<void> = async () => {},
): Promise<void> {
  const old = desk.running;
  const folder = join(old.folder, '..', String(Number(old.folder.split(/[\\/]/).at(-1)) + 1));
  await cp(old.folder, folder, { recursive: true });
  await end(old);
  desk.forksBefore += old.wire.heardForks();
  await rm(join(folder, `${database}-shm`), { force: true });
  await change(folder);
  desk.running = await run(desk, folder, tools);
  desk.running.wire.faults = old.wire.faults;
  await desk.running.sync.start();
}

/** A copy of the database alone, as somebody makes it by hand. */
export async function backUp(desk: Desk): Promise<void> {
  const folder = join(desk.running.folder, '..', 'backup');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const name of databaseFiles) await copyIfThere(join(desk.running.folder, name), join(folder, name));
  desk.backup = { folder, acknowledged: desk.acknowledged.length };
}

async function copyIfThere(from: string, to: string): Promise<void> {
  await cp(from, to).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  });
}

/** The copy is put back under the workstation as it is. */
export async function restore(desk: Desk, tools: DeskTools, forget: readonly string[]): Promise<void> {
  const { backup } = desk;
  if (backup === null) return;
  for (const each of desk.acknowledged.slice(backup.acknowledged)) each.mayBeLost = true;
  await crash(desk, tools, async (folder) => {
    for (const name of [...databaseFiles, ...forget])
      await rm(join(folder, name), { recursive: true, force: true });
    for (const name of databaseFiles) await copyIfThere(join(backup.folder, name), join(folder, name));
  });
}
