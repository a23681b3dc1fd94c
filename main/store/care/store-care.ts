import type { Logger } from 'pino';
import type { Instant } from '../../../shared/domain/dates.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { describeFault } from '../../platform/describe-fault.ts';
import {
  type Backup,
  type BackupFault,
  type CopyFault,
  checkCopy,
  listBackups,
  makeBackup,
} from './backups.ts';
import { type Damage, findDamage } from './find-damage.ts';
import type { WorkstationStore } from './open-workstation-store.ts';
import { writeOrder } from './repair-order.ts';

export interface StoreCareOptions extends Omit<WorkstationStore, 'store'> {
  readonly now: () => Instant;
  readonly logger: Logger;
  /** Milliseconds before the first round, when the window is long open, and between two. */
  readonly firstMs?: number;
  readonly everyMs?: number;
}

/** Backups and checks of the workstation's database while it is in use. */
export interface StoreCare {
  status(): { readonly damage: Damage | null; readonly repair: WorkstationStore['repair'] };
  listBackups(): Promise<readonly Backup[]>;
  makeBackup(): Promise<Result<Backup, BackupFault>>;
  /** The next start puts the backup in the database's place. */
  orderRestore(name: string): Promise<Result<null, CopyFault>>;
  /** The next start puts the database aside and pulls everything anew. */
  orderRebuild(): Promise<void>;
  /** One round: a check, and a backup when the last one is a day old. A damaged database is not copied over good ones. */
  round(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const dayMs = 86_400_000;
const sliceMs = 20;

export function createStoreCare(options: StoreCareOptions): StoreCare {
  const { files, journal, repair, now, logger, firstMs = 60_000, everyMs = 3_600_000 } = options;
  const ending = new AbortController();
  let damage: Damage | null = null;
  let checkedAt: number | null = null;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> = Promise.resolve();

  /** One at a time: two copies of the same minute would be one file. */
  function alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = running.then(work, work);
    running = next.catch(() => {});
    return next;
  }

  async function check(): Promise<void> {
    if (damage !== null || (checkedAt !== null && Date.parse(now()) - checkedAt < dayMs)) return;
    damage = await findDamage(files.database, { journal, signal: ending.signal, pauseMs: sliceMs });
    if (ending.signal.aborted) return;
    checkedAt = Date.parse(now());
    if (damage === null) return;
    logger.error({ damage }, 'the database is damaged: the next start puts it aside');
    await writeOrder(files.order, { action: 'rebuild' });
  }

  async function backUpWhenDue(): Promise<void> {
    const [newest] = await listBackups(files.backups);
    if (newest !== undefined && Date.parse(now()) - Date.parse(newest.at) < dayMs) return;
    const made = await makeBackup(files.database, files.backups, now());
    if (!made.ok) logger.error({ code: made.error }, 'no backup could be made');
  }

  async function round(): Promise<void> {
    try {
      await check();
      if (damage === null && !ending.signal.aborted) await backUpWhenDue();
    } catch (fault) {
      logger.error({ fault: describeFault(fault) }, 'the database could not be looked after');
    }
  }

  function schedule(ms: number): void {
    timer = setTimeout(() => {
      void alone(round).then(() => {
        if (!ending.signal.aborted) schedule(everyMs);
      });
    }, ms);
    timer.unref();
  }

  return {
    status: () => ({ damage, repair }),
    listBackups: () => listBackups(files.backups),
    makeBackup: () => alone(() => makeBackup(files.database, files.backups, now())),
    async orderRestore(name) {
      const checked = await checkCopy(files.backups, name);
      if (!checked.ok) return checked;
      await writeOrder(files.order, { action: 'restore', backup: name });
      logger.warn('a backup is put back at the next start');
      return ok(null);
    },
    orderRebuild: () => writeOrder(files.order, { action: 'rebuild' }),
    round: () => alone(round),
    start: () => schedule(firstMs),
    async stop() {
      ending.abort();
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
