import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import type { Logger } from 'pino';
import type { AnnouncementName } from '../../shared/ipc/channel-names.ts';
import { cacheLimits } from '../documents/choose-leaving.ts';
import { createDocumentCache, type DocumentCache } from '../documents/document-cache.ts';
import { createSources } from '../documents/sources/create-sources.ts';
import { esclLimits } from '../documents/sources/escl/limits.ts';
import { createVault } from '../documents/vault.ts';
import type { Workshop } from '../documents/workshop/workshop.ts';
import { createDispatch, type Dispatch } from '../ipc/dispatch.ts';
import { CentralClock } from '../platform/central-clock.ts';
import { clockFrom, systemClock } from '../platform/clock.ts';
import { describeFault } from '../platform/describe-fault.ts';
import { newId, sha256 } from '../platform/ids.ts';
import type { PassphraseSecrets } from '../platform/passphrase-secrets.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { BranchStore } from '../store/branch-store.ts';
import type { StoreCare } from '../store/care/store-care.ts';
import { createSync, type Sync } from '../sync/create-sync.ts';
import { createDocumentViews } from '../use-cases/capture/document-views.ts';
import { dropEndedTrays, tidyTrays } from '../use-cases/capture/tidy-trays.ts';
import type { Desktop, FileDesk, PaperPrinter, SessionHolder } from '../use-cases/ports.ts';
import { renewSession } from '../use-cases/renew-session.ts';
import { createSessionHolder, createSignInThrottle } from '../use-cases/session.ts';
import { createUseCases } from '../use-cases/use-cases.ts';
import { appOrigin } from './bundle-files.ts';
import type { Environment } from './environment.ts';

export interface ComposeParts {
  readonly environment: Environment;
  readonly store: BranchStore;
  readonly care: StoreCare;
  readonly secrets: Secrets;
  /** Null where the operating system keeps secrets. */
  readonly passphrase: PassphraseSecrets | null;
  readonly printer: PaperPrinter;
  readonly files: FileDesk;
  readonly desktop: Desktop;
  readonly workshop: Workshop;
  readonly announce: (what: AnnouncementName) => void;
  readonly version: string;
  readonly logger: Logger;
}

/** What runs behind the windows. */
export interface Core {
  readonly dispatch: Dispatch;
  readonly sync: Sync;
  readonly session: SessionHolder;
  readonly documentCache: DocumentCache;
  /** Puts right what an earlier run left in the middle of something: before anybody is let in. */
  readonly tidy: () => Promise<void>;
  /** Deletes what was taken from the watched folder days ago, now and every hour. Nobody waits for it: a share may hang. */
  readonly keepSwept: (signal: AbortSignal) => void;
  /** Ends what runs beside the windows. */
  readonly close: () => Promise<void>;
}

const announcements = { line: 'lineChanged', cases: 'casesChanged', session: 'sessionChanged' } as const;

/** Milliseconds. */
const sweepEvery = 3_600_000;

/** The composition root: everything that is not Electron's own is constructed here. Nothing runs yet. */
export async function compose(parts: ComposeParts): Promise<Core> {
  const { environment, store, secrets, logger } = parts;
  const clock = environment.now === null ? systemClock : clockFrom(environment.now);
  const centralClock = new CentralClock(clock, await store.getDeviceState());
  const views = createDocumentViews(newId);
  const session = createSessionHolder(() => {
    views.closeAll();
    // Nobody is there for the pages that would still come.
    sources.cancelScan();
  });
  const vaultFolder = join(environment.home, 'documents');
  const documentCache = createDocumentCache({
    folder: vaultFolder,
    store,
    now: () => Date.parse(clock.now()),
    limits: cacheLimits,
    logger,
  });
  const documents = documentCache.inUse(createVault({ folder: vaultFolder, secrets, newId, sha256 }));
  const pages = createVault({ folder: join(vaultFolder, 'tray'), secrets, newId, sha256 });
  const said = (fault: unknown): void =>
    logger.error({ fault: describeFault(fault) }, 'captured pages are not in order');
  function announce(what: AnnouncementName): void {
    parts.announce(what);
    // Wherever a case came to its end, what was captured for it goes.
    if (what === 'casesChanged') void dropEndedTrays({ store, pages }).catch(said);
  }
  const sources = createSources({
    settingsPath: join(environment.home, 'sources.json'),
    limits: esclLimits,
    clock,
    newId,
  });
  const sync = createSync({
    store,
    secrets,
    clock,
    centralClock,
    newId,
    logger,
    openDocument: documents.open,
    onDeleted: documentCache.wake,
    fetch,
    onChange: (what) => {
      if (what !== 'session') announce(announcements[what]);
      else void renewSession({ store, session, announce, logger });
    },
    sideFilePath: join(environment.home, 'outbox.json'),
  });
  const useCases = createUseCases({
    store,
    care: parts.care,
    sync,
    printer: parts.printer,
    files: parts.files,
    desktop: parts.desktop,
    documents,
    pages,
    workshop: parts.workshop,
    sources,
    secrets,
    views,
    passphrase: parts.passphrase,
    session,
    throttle: createSignInThrottle(),
    clock,
    centralClock,
    newId,
    verifyPassword: (hash, password) => verify(hash, password),
    announce,
    logger,
    version: parts.version,
  });
  const dispatch = createDispatch({ useCases, session, ownOrigin: appOrigin, logger });
  return {
    dispatch,
    sync,
    session,
    documentCache,
    async tidy() {
      await tidyTrays({ store, pages, documents, logger }).catch(said);
    },
    keepSwept(signal) {
      const sweep = (): void => void sources.sweep().catch(said);
      sweep();
      const timer = setInterval(sweep, sweepEvery);
      timer.unref();
      signal.addEventListener('abort', () => clearInterval(timer));
    },
    async close() {
      views.closeAll();
      sources.cancelScan();
      await Promise.all([sync.stop(), parts.workshop.close()]);
    },
  };
}
