import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { app, powerMonitor, safeStorage, session } from 'electron';
import type { Logger } from 'pino';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { createWorkshop } from '../documents/workshop/create-workshop.ts';
import { usualLimits } from '../documents/workshop/workshop-process.ts';
import { registerRouter } from '../ipc/router.ts';
import { systemClock } from '../platform/clock.ts';
import { newId, sha256 } from '../platform/ids.ts';
import { openPassphraseSecrets, type PassphraseSecrets } from '../platform/passphrase-secrets.ts';
import { developmentSecrets, type Secrets } from '../platform/secrets.ts';
import type { BranchStore } from '../store/branch-store.ts';
import { openWorkstationStore, type WorkstationStore } from '../store/care/open-workstation-store.ts';
import { createStoreCare } from '../store/care/store-care.ts';
import { askForRepair } from './ask-for-repair.ts';
import { autoEnrol } from './auto-enrol.ts';
import { mayUseCamera } from './camera-permission.ts';
import { compose } from './compose.ts';
import { deriveKey } from './derive-key.ts';
import type { Environment } from './environment.ts';
import { followCentral } from './follow-central.ts';
import { forkWorkshop, residentBytes } from './fork-workshop.ts';
import { guardPermissions } from './guards.ts';
import { type HomeFiles, prepareHome } from './home-folder.ts';
import { lockWhenIdle } from './idle-lock.ts';
import { closeBeforeQuit } from './life-cycle.ts';
import { serveBundle } from './protocol.ts';
import { hasSafeStorage, safeSecrets } from './safe-secrets.ts';
import type { StartFailure } from './start-failure.ts';
import { createDesktop, createWindowFiles, createWindowPrinter } from './window-desks.ts';
import { Windows } from './windows.ts';

export interface StartParts {
  readonly environment: Environment;
  /** What the build made: folder of the pages, file of the preload, of the process that takes documents apart. */
  readonly pages: string;
  readonly preload: string;
  readonly workshop: string;
  readonly logger: Logger;
  /** The page died again and again. */
  readonly onHopeless: () => void;
}

/** Starts everything and opens the window; resolves when it was asked to open. */
export async function start(parts: StartParts): Promise<Result<null, StartFailure>> {
  const { environment, logger } = parts;
  const home = prepareHome(environment.home);
  if (!home.ok) return refuse({ kind: 'folder', folder: environment.home, code: home.error });
  app.setPath('userData', home.value.folder);
  app.setPath('sessionData', home.value.browser);
  // One application a data folder: two would each give out the same numbers.
  if (!app.requestSingleInstanceLock()) {
    logger.info('already running');
    app.quit();
    return ok(null);
  }
  const file = home.value.database;
  const [opened] = await Promise.all([
    openWorkstationStore({
      ...{ folder: home.value.folder, file, newId, sha256, logger },
      now: systemClock.now,
      chooseBackup: () => askForRepair(join(home.value.folder, 'backups'), environment.isHeadless),
    }),
    app.whenReady(),
  ]);
  if (!opened.ok) return refuse({ kind: 'store', code: opened.error, file });
  await open(parts, opened.value, home.value);
  return ok(null);
}

async function open(parts: StartParts, workstation: WorkstationStore, home: HomeFiles): Promise<void> {
  const { environment, logger } = parts;
  const { store } = workstation;
  const care = createStoreCare({ ...workstation, now: systemClock.now, logger });
  const windows = new Windows({ ...parts, home: home.folder, isHeadless: environment.isHeadless });
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
      fork: () => forkWorkshop(parts.workshop),
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

  guardPermissions(session.defaultSession, (wish, contents) => {
    const window = contents === null ? null : windows.kindOf(contents.id);
    return mayUseCamera({ ...wish, window, address: contents?.getURL() ?? '' }, core.session);
  });
  serveBundle(parts.pages);
  await core.tidy();
  registerRouter(core.dispatch, (contentsId) => windows.kindOf(contentsId));
  if (environment.central !== null) await followCentral(store, environment.central, logger);
  await core.sync.start();
  app.on('second-instance', () => windows.showMain());
  app.on('window-all-closed', () => app.quit());
  windows.openMain();
  care.start();
  core.documentCache.start();
  core.keepSwept(ending.signal);
  await enrolIfNew(environment, store, core.sync.enrol, ending.signal, logger);
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
