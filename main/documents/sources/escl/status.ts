import type { ScannerFault, ScannerView } from '../../../../shared/ipc/source-schemas.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { findAll, findTexts, readXml } from './read-xml.ts';

export interface ScannerStatus {
  readonly state: ScannerView['state'];
  /** As the scanner writes it: `ScannerAdfEmpty`; null where it has no feeder or does not say. */
  readonly feeder: string | null;
  readonly jobs: readonly {
    readonly path: string;
    readonly state: string;
    readonly reasons: readonly string[];
  }[];
}

function stateOf(text: string | undefined): ScannerView['state'] {
  if (text === 'Processing' || text === 'Testing') return 'busy';
  return text === 'Stopped' || text === 'Down' ? 'stopped' : 'idle';
}

/** @param bytes the answer to `GET …/ScannerStatus`. */
export function readStatus(bytes: Uint8Array): Result<ScannerStatus, 'unreadable-answer' | 'not-a-scanner'> {
  const read = readXml(bytes, 'ScannerStatus');
  if (!read.ok) return read;
  return ok({
    state: stateOf(findTexts(read.value, 'State')[0]),
    feeder: findTexts(read.value, 'AdfState')[0] ?? null,
    jobs: findAll(read.value, 'JobInfo').map((job) => ({
      path: findTexts(job, 'JobUri')[0] ?? '',
      state: findTexts(job, 'JobState')[0] ?? '',
      reasons: findTexts(job, 'JobStateReason'),
    })),
  });
}

/** What keeps the feeder from giving a sheet; null where nothing does. */
export function feederFault({ feeder }: ScannerStatus): ScannerFault | null {
  if (feeder === null) return null;
  if (/Empty/i.test(feeder)) return 'feeder-empty';
  if (/Jam|Mispick|Multipick|TooShort|TooLong/i.test(feeder)) return 'jammed';
  return /Open/i.test(feeder) ? 'cover-open' : null;
}

/** Why a job came to its end before its pages did; null where it ended as it should. */
export function jobFault(status: ScannerStatus, jobPath: string): ScannerFault | null {
  const fault = feederFault(status);
  // After the last sheet the feeder is empty, and that is no fault.
  if (fault !== null && fault !== 'feeder-empty') return fault;
  // A device may tell of it by a whole address, of any host: the job's own name at its end counts.
  const name = jobPath.slice(jobPath.lastIndexOf('/') + 1);
  const job = status.jobs.find(({ path }) => path.endsWith(`/${name}`));
  return job !== undefined && /^(Canceled|Aborted)$/.test(job.state) ? 'cancelled' : null;
}
