import { app, Notification } from 'electron';
import type { Logger } from 'pino';
import { createFileDesk } from '../platform/file-desk.ts';
import { newId } from '../platform/ids.ts';
import { writeWholeFile } from '../platform/whole-file.ts';
import { electronPrintWindow } from '../print/electron-print-window.ts';
import { createPrinter } from '../print/printer.ts';
import type { Desktop, FileDesk, PaperPrinter } from '../use-cases/ports.ts';
import { askForFile } from './ask-for-file.ts';
import { pageAddress } from './bundle-files.ts';
import type { Windows } from './windows.ts';

/** Files go where a dialog of the main window says. */
export function createWindowFiles(windows: Windows, logger: Logger): FileDesk {
  return createFileDesk({
    askForFile: (suggestedName) => askForFile(windows.main, app.getPath('documents'), suggestedName),
    writeFile: (path, bytes) => writeWholeFile(path, bytes, newId),
    logger,
  });
}

/** The printer over hidden windows of the application. */
export function createWindowPrinter(windows: Windows, files: FileDesk, logger: Logger): PaperPrinter {
  return createPrinter({
    openWindow: () =>
      electronPrintWindow(windows.openPrintWindow(), (jobId) => pageAddress('print.html', jobId)),
    newId,
    files,
    logger,
  });
}

/** Notices of the system; a click brings the window up. */
export function createDesktop(windows: Windows, isHeadless: boolean): Desktop {
  return {
    notify(title, body) {
      if (!Notification.isSupported()) return false;
      const notice = new Notification({ title, body });
      notice.on('click', () => windows.showMain());
      notice.show();
      return true;
    },
    restart() {
      // Without a screen whoever started it sees to the next start.
      if (!isHeadless) app.relaunch();
      // After the answer to whoever asked.
      setImmediate(() => app.quit());
    },
  };
}
