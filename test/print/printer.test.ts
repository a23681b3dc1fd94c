import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { createFileDesk } from '../../main/platform/file-desk.ts';
import { newId } from '../../main/platform/ids.ts';
import type { PrintWindow } from '../../main/print/print-window.ts';
import { createPrinter, pdfName } from '../../main/print/printer.ts';
import type { PaperPrinter } from '../../main/use-cases/ports.ts';
import type { PrintJob } from '../../shared/procedure/case-papers.ts';
import { notification, notificationJob } from '../builders/notification.ts';

const pdf = new TextEncoder().encode('%PDF-1.7');

interface Bench {
  readonly printer: PaperPrinter;
  /** What happened to windows and files, in order. */
  readonly events: string[];
  readonly jobIds: string[];
  readonly log: string[];
}

function bench(
  parts: Partial<PrintWindow> & { path?: string | null; writeFails?: boolean; timeLimit?: number } = {},
): Bench {
  const { path = '/documentos/n.pdf', writeFails = false, timeLimit = 2_000, ...window } = parts;
  const events: string[] = [];
  const jobIds: string[] = [];
  const log: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line) => void log.push(line) });
  const note = (what: string): void => void events.push(what);
  const printer: PaperPrinter = createPrinter({
    openWindow: () => {
      note('opened');
      return {
        load: async (jobId) => {
          jobIds.push(jobId);
          note(`loaded ${jobNumber(printer.findJob(jobId))}`);
        },
        title: async () => 'listo',
        countPrinters: async () => 1,
        print: async () => {
          note('printed');
          return 'printed';
        },
        toPdf: async () => pdf,
        close: () => note('closed'),
        ...window,
      };
    },
    newId,
    files: createFileDesk({
      askForFile: async (name) => {
        note(`asked ${name}`);
        return path;
      },
      writeFile: async (to, bytes) => {
        if (writeFails) throw new Error('María Elena: disk full');
        note(`wrote ${to} ${new TextDecoder().decode(bytes)}`);
      },
      logger,
    }),
    logger,
    timeLimit,
  });
  return { printer, events, jobIds, log };
}

const number = notification().number;

function jobNumber(job: PrintJob | null): string {
  return job?.kind === 'notification' ? job.notification.number : '';
}
const never = new Promise<never>(() => {});

describe('printing', () => {
  test('draws the paper in a window of its own and leaves nothing behind', async () => {
    const { printer, events, jobIds } = bench();
    expect(await printer.print(notificationJob())).toBe('printed');
    expect(events).toEqual(['opened', `loaded ${number}`, 'printed', 'closed']);
    expect(printer.findJob(jobIds[0] ?? '')).toBeNull();
  });

  test('waits until the page says that the paper is ready', async () => {
    const titles = ['Notificación', 'Notificación', 'listo'];
    const { printer, events } = bench({ title: async () => titles.shift() ?? 'listo' });
    expect(await printer.print(notificationJob())).toBe('printed');
    expect(titles).toEqual([]);
    expect(events).toContain('printed');
  });

  test('says that there is no printer', async () => {
    const { printer, events } = bench({ countPrinters: async () => 0 });
    expect(await printer.print(notificationJob())).toBe('no-printer');
    expect(events).not.toContain('printed');
    expect(events.at(-1)).toBe('closed');
  });

  test.each(['cancelled', 'failed'] as const)('hands on that it was %s', async (outcome) => {
    const { printer } = bench({ print: async () => outcome });
    expect(await printer.print(notificationJob())).toBe(outcome);
  });

  test.each([
    ['the page cannot be loaded', { load: () => Promise.reject(new Error('gone')) }],
    ['the page dies', { title: () => Promise.reject(new Error('Object has been destroyed')) }],
    ['the page has no job', { title: async () => 'sin datos' }],
    ['the page never gets ready', { title: async () => 'Notificación', timeLimit: 120 }],
    ['the page never loads', { load: () => never, timeLimit: 60 }],
    ['the printer never answers', { print: () => never, timeLimit: 60 }],
  ] satisfies [string, Parameters<typeof bench>[0]][])(
    'fails when %s, and closes the window',
    async (_why, parts) => {
      const { printer, events } = bench(parts);
      expect(await printer.print(notificationJob())).toBe('failed');
      expect(events.at(-1)).toBe('closed');
    },
  );

  test('prints nothing once it was said to have failed', async () => {
    const loading = Promise.withResolvers<void>();
    const { printer, events } = bench({ load: () => loading.promise, timeLimit: 40 });
    expect(await printer.print(notificationJob())).toBe('failed');
    loading.resolve();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(events).not.toContain('printed');
  });

  test('fails when no window can be opened', async () => {
    const printer = createPrinter({
      openWindow: () => {
        throw new Error('no window');
      },
      newId,
      files: { save: async () => 'cancelled' },
      logger: pino({ level: 'silent' }),
    });
    expect(await printer.print(notificationJob())).toBe('failed');
  });

  test('keeps two papers apart', async () => {
    const { printer, events } = bench();
    await Promise.all([printer.print(notificationJob()), printer.print(notificationJob({ number: 'N-2' }))]);
    expect(events.filter((event) => event.startsWith('loaded'))).toEqual([`loaded ${number}`, 'loaded N-2']);
  });
});

describe('saving as PDF', () => {
  test('asks for the place first, then draws and writes', async () => {
    const { printer, events } = bench();
    expect(await printer.savePdf(notificationJob())).toBe('saved');
    expect(events).toEqual([
      `asked Notificacion ${number}.pdf`,
      'opened',
      `loaded ${number}`,
      'closed',
      'wrote /documentos/n.pdf %PDF-1.7',
    ]);
  });

  test('draws nothing when the place is not given', async () => {
    const { printer, events } = bench({ path: null });
    expect(await printer.savePdf(notificationJob())).toBe('cancelled');
    expect(events).toEqual([`asked Notificacion ${number}.pdf`]);
  });

  test('[R10] fails when the file cannot be written, and logs nothing of the customer', async () => {
    const { printer, log } = bench({ writeFails: true });
    expect(await printer.savePdf(notificationJob())).toBe('failed');
    expect(log.join('')).toContain('file could not be saved');
    expect(log.join('')).not.toContain('María');
  });
});

test('a file is named after the notification, whatever its number holds', () => {
  expect(pdfName(notificationJob({ number: 'N-LPZ-01-02-000045' }))).toBe(
    'Notificacion N-LPZ-01-02-000045.pdf',
  );
  expect(pdfName(notificationJob({ number: '../N:1/*' }))).toBe('Notificacion ..-N-1-.pdf');
});
