import { app } from 'electron';
import type { Logger } from 'pino';
import { newId } from '../platform/ids.ts';
import { askForPdf } from '../print/ask-for-pdf.ts';
import { electronPrintWindow } from '../print/electron-print-window.ts';
import { writeWholeFile } from '../print/pdf-file.ts';
import { createPrinter } from '../print/printer.ts';
import type { NotificationPrinter } from '../use-cases/ports.ts';
import { pageAddress } from './bundle-files.ts';
import type { Windows } from './windows.ts';

/** The printer over hidden windows of the application. */
export function createWindowPrinter(windows: Windows, logger: Logger): NotificationPrinter {
  return createPrinter({
    openWindow: () =>
      electronPrintWindow(windows.openPrintWindow(), (jobId) => pageAddress('print.html', jobId)),
    newId,
    askForFile: (suggestedName) => askForPdf(windows.main, app.getPath('documents'), suggestedName),
    writeFile: (path, bytes) => writeWholeFile(path, bytes, newId),
    logger,
  });
}
