import type { Logger } from 'pino';
import type { CentralStore } from '../store/central-store.ts';
import type { DeviceReport } from '../store/records.ts';

/** Milliseconds between two writings: a write for each pull would cost more than the pull. */
const writeEveryMs = 30_000;

/** Keeps what devices tell of themselves, and writes it now and then: figures of the last seconds may be lost with the process. */
export interface DeviceReports {
  note(report: DeviceReport): void;
  /** Writes what was told since the last time; called by itself every 30 seconds. */
  write(): Promise<void>;
  /** Writes what is left, and no more by itself. */
  stop(): Promise<void>;
}

export function createDeviceReports(store: Pick<CentralStore, 'transaction'>, logger: Logger): DeviceReports {
  let noted = new Map<string, DeviceReport>();

  async function write(): Promise<void> {
    if (noted.size === 0) return;
    const reports = [...noted.values()];
    noted = new Map();
    try {
      await store.transaction((writer) => writer.saveDeviceReports(reports));
    } catch (error) {
      // The next report of each device says it again.
      logger.warn(
        { error: error instanceof Error ? error.name : 'unknown', devices: reports.length },
        'what devices told could not be kept',
      );
    }
  }

  const timer = setInterval(write, writeEveryMs).unref();
  return {
    note(report) {
      const before = noted.get(report.deviceId);
      noted.set(report.deviceId, { ...report, cursorSeq: report.cursorSeq ?? before?.cursorSeq ?? null });
    },
    write,
    async stop() {
      clearInterval(timer);
      await write();
    },
  };
}
