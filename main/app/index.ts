import { join } from 'node:path';
import { app, dialog, Menu } from 'electron';
import { type Result, refuse } from '../../shared/result.ts';
import { describeFault } from '../platform/describe-fault.ts';
import { readEnvironment } from './environment.ts';
import { guardAllContents } from './guards.ts';
import { endOnFault } from './life-cycle.ts';
import { openLog } from './log.ts';
import { registerAppScheme } from './protocol.ts';
import { start } from './start.ts';
import { describeStartFailure, type StartFailure } from './start-failure.ts';

const logger = openLog();
const environment = readEnvironment(process.env, {
  defaultHome: app.getPath('userData'),
  isPackaged: app.isPackaged,
});
const folder = environment.ok ? environment.value.home : app.getPath('userData');
const isHeadless = environment.ok && environment.value.isHeadless;

/** Without a screen nobody could close the box, and the process would wait for ever. */
function tell(failure: StartFailure): void {
  const { title, text } = describeStartFailure(failure);
  logger.fatal({ failure, text }, title);
  if (!isHeadless) dialog.showErrorBox(title, text);
}

async function attempt(): Promise<Result<null, StartFailure>> {
  if (!environment.ok) return refuse({ kind: 'setting', ...environment.error });
  try {
    return await start({
      environment: environment.value,
      pages: join(import.meta.dirname, '../renderer'),
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      workshop: join(import.meta.dirname, 'workshop.js'),
      logger,
      onHopeless() {
        tell({ kind: 'page', folder });
        app.quit();
      },
    });
  } catch (fault) {
    logger.fatal({ fault: describeFault(fault) }, 'start failed');
    return refuse({ kind: 'fault', folder });
  }
}

async function run(): Promise<void> {
  const started = await attempt();
  if (started.ok) return;
  await app.whenReady();
  tell(started.error);
  app.exit(1);
}

endOnFault(logger, () => tell({ kind: 'fault', folder }));
registerAppScheme();
guardAllContents();
// The default menu reloads pages and opens the developer tools; keys for copying and pasting work without it.
Menu.setApplicationMenu(null);
// Not awaited: Electron becomes ready only after this module has run.
void run();
