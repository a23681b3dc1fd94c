import { mostPages } from '../../../../shared/domain/capture.ts';
import type { ScannerFault, ScanOptions } from '../../../../shared/ipc/source-schemas.ts';
import { ok, type Result, refuse } from '../../../../shared/result.ts';
import { kindOf } from '../file-kind.ts';
import type { OnPage, ScanRefusal } from '../sources.ts';
import { writeScanSettings } from './scan-settings.ts';
import type { Scanner } from './scanner.ts';
import { feederFault, jobFault } from './status.ts';

type Options = Pick<ScanOptions, 'input'>;

/** A scanner takes no job, or gives a page that it cannot: it says why in its state, if anywhere. */
async function whyNot(scanner: Scanner, { input }: Options, otherwise: ScannerFault): Promise<ScannerFault> {
  const status = await scanner.status();
  if (!status.ok) return status.error;
  return (input === 'feeder' ? feederFault(status.value) : null) ?? otherwise;
}

async function begin(scanner: Scanner, options: ScanOptions): Promise<Result<string, ScannerFault>> {
  const capabilities = await scanner.capabilities();
  if (!capabilities.ok) return capabilities;
  const settings = writeScanSettings(capabilities.value, options);
  if (!settings.ok) return settings;
  const status = await scanner.status();
  if (!status.ok) return status;
  if (status.value.state === 'busy') return refuse('busy');
  const fault = options.input === 'feeder' ? feederFault(status.value) : null;
  if (fault !== null) return refuse(fault);
  const job = await scanner.begin(settings.value);
  if (!job.ok) return job;
  return job.value === null ? refuse(await whyNot(scanner, options, 'busy')) : ok(job.value);
}

/** The scanner has no more pages: all that there were, or did it stop before? */
async function judgeEnd(
  scanner: Scanner,
  job: string,
  { input }: Options,
  pages: number,
): Promise<Result<number, ScannerFault>> {
  const status = await scanner.status();
  const fault = status.ok ? jobFault(status.value, job) : null;
  if (fault !== null) return refuse(fault);
  if (pages > 0) return ok(pages);
  return refuse(input === 'feeder' ? 'feeder-empty' : 'unreadable-answer');
}

async function fetchPages<Refusal>(
  scanner: Scanner,
  job: string,
  options: Options,
  onPage: OnPage<Refusal>,
): Promise<Result<number, ScanRefusal | Refusal>> {
  for (let pages = 0; ; pages += 1) {
    const next = await scanner.nextPage(job);
    if (!next.ok)
      return refuse(
        next.error === 'refused' ? await whyNot(scanner, options, 'unreadable-answer') : next.error,
      );
    if (next.value === null) return judgeEnd(scanner, job, options, pages);
    if (pages === mostPages) return refuse('too-many-pages');
    // By its first bytes, whatever the scanner calls it.
    if (kindOf(next.value) === null) return refuse('unreadable-answer');
    const taken = await onPage(next.value, pages);
    if (!taken.ok) return taken;
    // What lies on the glass is one page, however often a scanner gives it.
    if (options.input === 'platen') return ok(1);
  }
}

/** A whole scan: settings, job, pages until there are no more, and the job's end whatever happens. */
export async function scanWith<Refusal>(
  scanner: Scanner,
  options: ScanOptions,
  onPage: OnPage<Refusal>,
): Promise<Result<number, ScanRefusal | Refusal>> {
  const job = await begin(scanner, options);
  if (!job.ok) return job;
  try {
    return await fetchPages(scanner, job.value, options, onPage);
  } finally {
    await scanner.end(job.value);
  }
}
