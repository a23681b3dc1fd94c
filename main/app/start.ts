import { app, session } from 'electron';
import type { Logger } from 'pino';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { dispatchOnceThere } from '../ipc/dispatch-once-there.ts';
import { registerRouter } from '../ipc/router.ts';
import type { Environment } from './environment.ts';
import { guardPermissions } from './guards.ts';
import { prepareHome } from './home-folder.ts';
import type { OpenedCore } from './open-core.ts';
import { serveBundle } from './protocol.ts';
import type { StartFailure } from './start-failure.ts';
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

/**
 * Loads the page and opens everything behind it, both at once; resolves when the page is answered.
 *
 * What this imports comes before the window: `open-core.ts`, with the database and all the rest, is loaded beside it.
 */
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
  const windows = new Windows({ ...parts, home: home.value.folder, isHeadless: environment.isHeadless });
  const there = Promise.withResolvers<OpenedCore>();
  const [opened] = await Promise.all([
    import('./open-core.ts').then(({ openCore }) => openCore({ ...parts, home: home.value, windows })),
    app.whenReady().then(() => openPage(parts.pages, windows, there.promise)),
  ]);
  if (!opened.ok) return opened;
  there.resolve(opened.value);
  await opened.value.begin();
  return ok(null);
}

/** Puts the walls up, then opens the window behind them. */
function openPage(pages: string, windows: Windows, there: Promise<OpenedCore>): void {
  let core: OpenedCore | null = null;
  guardPermissions(session.defaultSession, (wish, contents) => {
    const window = contents === null ? null : windows.kindOf(contents.id);
    return core?.mayUseCamera({ ...wish, window, address: contents?.getURL() ?? '' }) ?? false;
  });
  serveBundle(pages);
  registerRouter(dispatchOnceThere(there.then(({ dispatch }) => dispatch)), (contentsId) =>
    windows.kindOf(contentsId),
  );
  app.on('second-instance', () => windows.showMain());
  app.on('window-all-closed', () => app.quit());
  windows.openMain(
    there.then((opened) => {
      core = opened;
    }),
  );
}
