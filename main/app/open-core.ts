import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { app, powerMonitor, safeStorage } from 'electron';
import type { Logger } from 'pino';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { createWorkshop } from '../documents/workshop/create-workshop.ts';
import { usualLimits } from '../documents/workshop/workshop-process.ts';
import type { Dispatch } from '../ipc/dispatch.ts';
import { systemClock } from '../platform/clock.ts';
import { newId, sha256 } from '../platform/ids.ts';
import { openPassphraseSecrets, type PassphraseSecrets } from '../platform/passphrase-secrets.ts';
import { developmentSecrets, type Secrets } from '../platform/secrets.ts';
import type { BranchStore } from '../store/branch-store.ts';
import { openWorkstationStore, type WorkstationStore } from '../store/care/open-workstation-store.ts';
import { createStoreCare } from '../store/care/store-care.ts';
import { askForRepair } from './ask-for-repair.ts';
import { autoEnrol } from './auto-enrol.ts';
import { mayUseCamera, type PermissionWish } from './camera-permission.ts';
import { compose } from './compose.ts';
import { deriveKey } from './derive-key.ts';
import type { Environment } from './environment.ts';
import { followCentral } from './follow-central.ts';
import { forkWorkshop, residentBytes } from './fork-workshop.ts';
import type { HomeFiles } from './home-folder.ts';
import { lockWhenIdle } from './idle-lock.ts';
import { closeBeforeQuit } from './life-cycle.ts';
import { hasSafeStorage, safeSecrets } from './safe-secrets.ts';
import type { StartFailure } from './start-failure.ts';
import { createDesktop, createWindowFiles, createWindowPrinter } from './window-desks.ts';
import type { Windows } from './windows.ts';

export interface OpenCoreParts {
  readonly environment: Environment;
  readonly home: HomeFiles;
  readonly windows: Windows;
  /** The built entry of the process that takes documents apart. */
  readonly workshop: string;
  readonly logger: Logger;
}

export interface OpenedCore {
  readonly dispatch: Dispatch;
  readonly mayUseCamera: (wish: PermissionWish) => boolean;
  /** Begins what nobody waits for: backups, checks, the sweeping of folders, the enrolment of a new workstation. */
  readonly begin: () => Promise<void>;
}

/** Opens the database and starts everything that answers the pages. Electron need not be ready yet. */
export async function openCore(parts: OpenCoreParts): Promise<Result<OpenedCore, StartFailure>> {
  const { environment, home, logger } = parts;
  const [opened] = await Promise.all([
    openWorkstationStore({
      ...{ folder: home.folder, file: home.database, newId, sha256, logger },
      now: systemClock.now,
      chooseBackup: () => askForRepair(join(home.folder, 'backups'), environment.isHeadless),
    }),
    app.whenReady(),
  ]);
  if (!opened.ok) return refuse({ kind: 'store', code: opened.error, file: home.database });
  return ok(await startCore(parts, opened.value));
}

async function startCore(
  { environment, home, windows, workshop, logger }: OpenCoreParts,
  workstation: WorkstationStore,
): Promise<OpenedCore> {
  const { store } = workstation;
  const care = createStoreCare({ ...workstation, now: systemClock.now, logger });
  const files = createWindowFiles(windows, logger);
  const core = await compose({
    environment,
    store,
    care,
    ...(await chooseSecrets(home.folder, logger)),
    printer: createWindowPrinter(windows, files, logger),
    files,
    desktop: createDesktop(windows, environment.isHeadless),
    workshop: createWorkshop({
      fork: () => forkWorkshop(workshop),
      ...{ residentBytes, limits: usualLimits, logger },
    }),
    announce: (what) => windows.announce(what),
    version: app.getVersion(),
    logger,
  });
  const ending = new AbortController();
  const endWatch = lockWhenIdle(powerMonitor, core.session, (what) => windows.announce(what));
  closeBeforeQuit(async () => {
    endWatch();
    ending.abort();
    await core.close();
    await care.stop();
    await core.documentCache.stop();
    await store.close();
  }, logger);

  await core.tidy();
  if (environment.central !== null) await followCentral(store, environment.central, logger);
  await core.sync.start();
  return {
    dispatch: core.dispatch,
    mayUseCamera: (wish) => mayUseCamera(wish, core.session),
    async begin() {
      care.start();
      core.documentCache.start();
      core.keepSwept(ending.signal);
      await enrolIfNew(environment, store, core.sync.enrol, ending.signal, logger);
    },
  };
}

/** Never in the way of the window: it goes on by itself until it is through. */
async function enrolIfNew(
  { central, enrolmentCode }: Environment,
  store: BranchStore,
  enrol: Parameters<typeof autoEnrol>[0]['enrol'],
  signal: AbortSignal,
  logger: Logger,
): Promise<void> {
  if (central === null || enrolmentCode === null) return;
  const { deviceId } = await store.getDeviceState();
  if (deviceId !== null) return;
  const wait = (ms: number): Promise<void> => delay(ms, undefined, { signal });
  autoEnrol({ enrol, centralUrl: central, code: enrolmentCode, wait, logger }).catch((fault: unknown) => {
    if (!signal.aborted) throw fault;
  });
}

interface ChosenSecrets {
  readonly secrets: Secrets;
  readonly passphrase: PassphraseSecrets | null;
}

/** Nothing is kept in the open where the system has no safe storage (R10): not before there is a passphrase, and it was given. */
async function chooseSecrets(folder: string, logger: Logger): Promise<ChosenSecrets> {
  if (hasSafeStorage(safeStorage, process.platform))
    return { secrets: safeSecrets(safeStorage), passphrase: null };
  if (app.isPackaged) {
    const passphrase = await openPassphraseSecrets(folder, deriveKey);
    logger.warn({ state: passphrase.state() }, 'no safe storage: secrets are kept under a passphrase');
    return { secrets: passphrase, passphrase };
  }
  logger.warn('no safe storage: secrets are kept in development.key');
  return { secrets: developmentSecrets(folder), passphrase: null };
}
