import type { BrowserWindow, PrinterInfo } from 'electron';
import type { PrintWindow } from './print-window.ts';

/** With one printer it is that one, whatever the system calls its default; otherwise the system's default. */
function chosenPrinter(printers: readonly PrinterInfo[]): { deviceName?: string } {
  const [only, ...others] = printers;
  return only === undefined || others.length > 0 ? {} : { deviceName: only.name };
}

/** @param address of the page that shows a job. */
export function electronPrintWindow(window: BrowserWindow, address: (jobId: string) => string): PrintWindow {
  const { webContents } = window;
  return {
    load: (jobId) => window.loadURL(address(jobId)),
    title: async () => String(await webContents.executeJavaScript('document.title')),
    countPrinters: async () => (await webContents.getPrintersAsync()).length,
    async print() {
      const printer = chosenPrinter(await webContents.getPrintersAsync());
      return new Promise((resolve) => {
        webContents.print(
          { ...printer, silent: true, printBackground: true, pageSize: 'Letter' },
          (done, reason) => {
            // Electron's words for it: "Print job canceled".
            resolve(done ? 'printed' : /cancel/i.test(reason) ? 'cancelled' : 'failed');
          },
        );
      });
    },
    toPdf: () =>
      webContents.printToPDF({ pageSize: 'Letter', printBackground: true, preferCSSPageSize: true }),
    close() {
      if (!window.isDestroyed()) window.destroy();
    },
  };
}
