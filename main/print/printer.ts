import type { Logger } from 'pino';
import type { PrintJob } from '../../shared/procedure/case-papers.ts';
import { paperTypeNames } from '../../shared/procedure/paper-types.ts';
import { describeFault } from '../platform/describe-fault.ts';
import type { NewId } from '../platform/ids.ts';
import type { FileDesk, PaperPrinter } from '../use-cases/ports.ts';
import { type PrintWindow, paperTitles } from './print-window.ts';

export interface PrinterParts {
  readonly openWindow: () => PrintWindow;
  readonly newId: NewId;
  readonly files: FileDesk;
  readonly logger: Logger;
  /** Milliseconds for a paper to be drawn and handed over. */
  readonly timeLimit?: number;
}

const usualTimeLimit = 20_000;
/** Milliseconds between two looks at the page's title. */
const lookEvery = 40;

function nameOf(job: PrintJob): string {
  switch (job.kind) {
    case 'notification':
      return `Notificación ${job.notification.number}`;
    case 'form':
      return `${paperTypeNames[job.form.paper]} ${job.form.number}`;
    case 'indicator':
      return `Indicador de anulaciones ${job.report.from} a ${job.report.to}`;
    case 'copy':
      return job.title;
  }
}

/** A file name that every system takes, for example `Notificacion N-LPZ-01-02-000045-KTRB.pdf`. */
export function pdfName(job: PrintJob): string {
  const plain = nameOf(job).normalize('NFD').replaceAll(/\p{M}/gu, '');
  return `${plain.replaceAll(/[^A-Za-z0-9._ -]+/g, '-')}.pdf`;
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
export function createPrinter(parts: PrinterParts): PaperPrinter {
  const { openWindow, newId, files, logger, timeLimit = usualTimeLimit } = parts;
  const jobs = new Map<string, PrintJob>();

  /** Draws the paper in a window of its own, does something with it, and leaves neither window nor job behind. */
  async function withPaper<Outcome>(
    job: PrintJob,
    work: (window: PrintWindow) => Promise<Outcome>,
  ): Promise<Outcome> {
    const jobId = newId();
    const limit = after(timeLimit);
    jobs.set(jobId, job);
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
    print: (job) =>
      failing('print', () =>
        withPaper(job, async (window) => {
          if ((await window.countPrinters()) === 0) return 'no-printer';
          return window.print();
        }),
      ),
    savePdf: (job) => files.save(pdfName(job), () => withPaper(job, (window) => window.toPdf())),
    findJob: (jobId) => jobs.get(jobId) ?? null,
  };
}
