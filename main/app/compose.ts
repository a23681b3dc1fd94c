import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import type { Logger } from 'pino';
import type { AnnouncementName } from '../../shared/ipc/channel-names.ts';
import { createVault } from '../documents/vault.ts';
import { createDispatch, type Dispatch } from '../ipc/dispatch.ts';
import { CentralClock } from '../platform/central-clock.ts';
import { clockFrom, systemClock } from '../platform/clock.ts';
import { newId, sha256 } from '../platform/ids.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { BranchStore } from '../store/branch-store.ts';
import type { StoreCare } from '../store/care/store-care.ts';
import { createSync, type Sync } from '../sync/create-sync.ts';
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
  readonly printer: PaperPrinter;
  readonly files: FileDesk;
  readonly desktop: Desktop;
  readonly announce: (what: AnnouncementName) => void;
  readonly version: string;
  readonly logger: Logger;
}

/** What runs behind the windows. */
export interface Core {
  readonly dispatch: Dispatch;
  readonly sync: Sync;
  readonly session: SessionHolder;
}

const announcements = { line: 'lineChanged', cases: 'casesChanged', session: 'sessionChanged' } as const;

/** The composition root: everything that is not Electron's own is constructed here. Nothing runs yet. */
export async function compose(parts: ComposeParts): Promise<Core> {
  const { environment, store, secrets, announce, logger } = parts;
  const clock = environment.now === null ? systemClock : clockFrom(environment.now);
  const centralClock = new CentralClock(clock, await store.getDeviceState());
  const session = createSessionHolder();
  const documents = createVault({
    folder: join(environment.home, 'documents'),
    secrets,
    newId,
    sha256,
  });
  const sync = createSync({
    store,
    secrets,
    clock,
    centralClock,
    newId,
    logger,
    openDocument: documents.open,
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
  return { dispatch, sync, session };
}
