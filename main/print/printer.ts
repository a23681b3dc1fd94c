import type { Logger } from 'pino';
import type { AnnulmentNotification } from '../../shared/procedure/notification.ts';
import { describeFault } from '../ipc/describe-fault.ts';
import type { NewId } from '../platform/ids.ts';
import type { NotificationPrinter } from '../use-cases/ports.ts';
import { type PrintWindow, paperTitles } from './print-window.ts';

export interface PrinterParts {
  readonly openWindow: () => PrintWindow;
  readonly newId: NewId;
  /** Asks where the file is to go; null when it was cancelled. */
  readonly askForFile: (suggestedName: string) => Promise<string | null>;
  /** Writes the whole file or none of it. */
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly logger: Logger;
  /** Milliseconds for a paper to be drawn and handed over. */
  readonly timeLimit?: number;
}

const usualTimeLimit = 20_000;
/** Milliseconds between two looks at the page's title. */
const lookEvery = 40;

/** A file name that every system takes, for example `Notificacion N-LPZ-01-02-000045.pdf`. */
export function pdfName({ number }: Pick<AnnulmentNotification, 'number'>): string {
  return `Notificacion ${number.replace(/[^A-Za-z0-9._-]+/g, '-')}.pdf`;
}

async function untilReady(window: PrintWindow, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const title = await window.title();
    if (title === paperTitles.ready) return;
    if (title === paperTitles.failed) throw new Error('The print page could not get its job');
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
  }
  // Nobody waits for it any more: a paper that comes now would be one that was said to have failed.
  throw new Error('The paper came too late');
}

function after(ms: number): { readonly failure: Promise<never>; isOver(): boolean; cancel(): void } {
  const { promise: failure, reject } = Promise.withResolvers<never>();
  let over = false;
  const end = (): void => {
    over = true;
    clearTimeout(timer);
  };
  const timer = setTimeout(() => {
    over = true;
    reject(new Error('The paper took too long'));
  }, ms);
  return { failure, isOver: () => over, cancel: end };
}

/** Jobs are in memory alone, so a customer's data are in no temporary file (R10). */
export function createPrinter(parts: PrinterParts): NotificationPrinter {
  const { openWindow, newId, askForFile, writeFile, logger, timeLimit = usualTimeLimit } = parts;
  const jobs = new Map<string, AnnulmentNotification>();

  /** Draws the paper in a window of its own, does something with it, and leaves neither window nor job behind. */
  async function withPaper<Outcome>(
    notification: AnnulmentNotification,
    work: (window: PrintWindow) => Promise<Outcome>,
  ): Promise<Outcome> {
    const jobId = newId();
    const limit = after(timeLimit);
    jobs.set(jobId, notification);
    let window: PrintWindow | null = null;
    try {
      const opened = openWindow();
      window = opened;
      const done = async (): Promise<Outcome> => {
        await opened.load(jobId);
        await untilReady(opened, limit.isOver);
        return work(opened);
      };
      return await Promise.race([done(), limit.failure]);
    } finally {
      limit.cancel();
      jobs.delete(jobId);
      window?.close();
    }
  }

  async function failing<Outcome extends string>(
    what: string,
    work: () => Promise<Outcome>,
  ): Promise<Outcome | 'failed'> {
    try {
      return await work();
    } catch (fault) {
      logger.error({ what, fault: describeFault(fault) }, 'paper failed');
      return 'failed';
    }
  }

  return {
    print: (notification) =>
      failing('print', () =>
        withPaper(notification, async (window) => {
          if ((await window.countPrinters()) === 0) return 'no-printer';
          return window.print();
        }),
      ),
    savePdf: (notification) =>
      failing('pdf', async () => {
        const path = await askForFile(pdfName(notification));
        if (path === null) return 'cancelled';
        const bytes = await withPaper(notification, (window) => window.toPdf());
        await writeFile(path, bytes);
        return 'saved';
      }),
    findJob: (jobId) => jobs.get(jobId) ?? null,
  };
}
