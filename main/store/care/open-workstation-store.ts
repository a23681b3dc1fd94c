import { copyFile, mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Instant } from '../../../shared/domain/dates.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { syncFolder } from '../../platform/files.ts';
import type { BranchStore } from '../branch-store.ts';
import type { Door } from '../door.ts';
import { type OutboxJournal, openOutboxJournal } from '../journal/outbox-journal.ts';
import { branchStore, type OpenBranchStoreOptions, openBranchDoor } from '../open-branch-store.ts';
import { type OpenFailure, type OpenResult, openFailureOf } from '../sqlite-code.ts';
import type { StoreWatch } from '../transactions.ts';
import { type CareFiles, careFiles } from './care-files.ts';
import { catchUp } from './catch-up.ts';
import { keepDeviceCopy, readDeviceCopy } from './device-copy.ts';
import { quarantine, sizeOf } from './quarantine.ts';
import { dropOrder, type RepairOrder, readOrder } from './repair-order.ts';

export interface OpenWorkstationOptions extends OpenBranchStoreOptions {
  /** The data folder: journal, quarantine and backups are in it, beside `file`. */
  readonly folder: string;
  readonly now: () => Instant;
  /** Asked when the database is found damaged; without it, or with null, everything is pulled anew. */
  readonly chooseBackup?: () => Promise<string | null>;
  /** Bytes above which the journal is emptied once it is acknowledged. */
  readonly mostJournal?: number;
}

/** What had to be done before the database could be used. */
export interface Repair {
  readonly kind: 'rebuilt' | 'restored';
  readonly why: 'damaged' | 'lost' | 'ordered';
  /** Where the former files are; null when there were none. */
  readonly quarantine: string | null;
}

export interface WorkstationStore {
  readonly store: BranchStore;
  readonly journal: OutboxJournal;
  readonly files: CareFiles;
  readonly repair: Repair | null;
}

const mostJournal = 1_000_000;

/** A database that was there and is gone: a folder that somebody emptied, a file that a power cut left without content. */
async function isLost(files: CareFiles, journal: OutboxJournal): Promise<boolean> {
  if ((await sizeOf(files.database)) !== null && (await sizeOf(files.database)) !== 0) return false;
  return journal.size() > 0 || (await readDeviceCopy(files.device)) !== null;
}

async function putInPlace(backup: string, database: string): Promise<void> {
  const part = `${database}.part`;
  await copyFile(backup, part);
  const file = await open(part, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, database);
  await syncFolder(dirname(database));
}

async function carryOut(
  options: OpenWorkstationOptions,
  files: CareFiles,
  order: RepairOrder,
  why: Repair['why'],
): Promise<Repair> {
  const folder = await quarantine(files.database, files.quarantine, options.now());
  if (order.action === 'restore') await putInPlace(join(files.backups, order.backup), files.database);
  options.logger.warn({ action: order.action, why }, 'the database was moved to quarantine and replaced');
  return { kind: order.action === 'restore' ? 'restored' : 'rebuilt', why, quarantine: folder };
}

/** What the last run left to do, or what is to do as the file is gone; null when it can be opened as it is. */
async function repairFirst(
  options: OpenWorkstationOptions,
  files: CareFiles,
  journal: OutboxJournal,
): Promise<Repair | null> {
  const order = await readOrder(files.order);
  const backup = order?.action === 'restore' ? await sizeOf(join(files.backups, order.backup)) : 0;
  if (order !== null && backup !== null) return carryOut(options, files, order, 'ordered');
  if (await isLost(files, journal)) return carryOut(options, files, { action: 'rebuild' }, 'lost');
  return null;
}

async function openCaughtUp(
  options: OpenWorkstationOptions,
  files: CareFiles,
  journal: OutboxJournal,
  repair: Repair | null,
): Promise<OpenResult<Door>> {
  const opened = await openBranchDoor(options);
  if (!opened.ok) return opened;
  const door = opened.value;
  try {
    const device = await readDeviceCopy(files.device);
    const caught = await catchUp(door, { journal, device, isNew: repair !== null, tools: options });
    if (caught.rows > 0)
      options.logger.warn({ rows: caught.rows }, 'the outbox was completed by its journal');
    await keepDeviceCopy(files.device, door.reader);
    return opened;
  } catch (error) {
    await door.close();
    const failure = openFailureOf(error);
    // What the workstation wrote of itself as JSON no longer is.
    if (failure === null && !(error instanceof SyntaxError)) throw error;
    return refuse<OpenFailure>(failure ?? 'damaged');
  }
}

/**
 * Opens a workstation's database and sees to it that nothing unsent is missing: carries out what was ordered, puts a damaged or lost
 * database aside and begins again, and puts back what the journal has and the database has not [Y31] to [Y34].
 *
 * @returns the store, or why it cannot be opened: damage is none of the reasons, unless a disk damages what was just written.
 */
export async function openWorkstationStore(
  options: OpenWorkstationOptions,
): Promise<OpenResult<WorkstationStore>> {
  const files = careFiles(options.folder, options.file);
  let journal: OutboxJournal | null = null;
  try {
    await mkdir(options.folder, { recursive: true, mode: 0o700 });
    journal = await openOutboxJournal(files.journal);
    let repair = await repairFirst(options, files, journal);
    let door = await openCaughtUp(options, files, journal, repair);
    for (let more = 2; !door.ok && door.error === 'damaged' && more > 0; more -= 1) {
      // A backup that turned out damaged as well is not tried again.
      const backup = repair === null ? ((await options.chooseBackup?.()) ?? null) : null;
      const order: RepairOrder = backup === null ? { action: 'rebuild' } : { action: 'restore', backup };
      repair = await carryOut(options, files, order, repair?.why ?? 'damaged');
      door = await openCaughtUp(options, files, journal, repair);
    }
    if (!door.ok) {
      await journal.close();
      return door;
    }
    await dropOrder(files.order);
    const watch: StoreWatch = {
      journal,
      mostJournal: options.mostJournal ?? mostJournal,
      keepIdentity: (manager) => keepDeviceCopy(files.device, manager),
      logger: options.logger,
    };
    return ok({ store: branchStore(door.value, options, watch), journal, files, repair });
  } catch (error) {
    await journal?.close();
    const failure = openFailureOf(error);
    if (failure === null) throw error;
    options.logger.error({ failure }, 'what stands beside the database could not be used');
    return refuse(failure);
  }
}
