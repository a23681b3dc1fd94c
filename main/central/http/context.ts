import type { Logger } from 'pino';
import type { Clock } from '../../platform/clock.ts';
import type { NewId } from '../../platform/ids.ts';
import type { DocumentStore } from '../documents/document-store.ts';
import type { Metrics } from '../metrics/create-metrics.ts';
import type { DeviceReports } from '../metrics/device-reports.ts';
import type { CentralStore } from '../store/central-store.ts';
import type { ServiceLimits } from './service-limits.ts';

/** What the routes are handed. */
export interface HttpContext {
  readonly store: CentralStore;
  readonly documents: DocumentStore;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly reports: DeviceReports;
  /** Null: as many requests as come. */
  readonly limits: ServiceLimits | null;
  /** Whoever has it may read the metrics; null: whoever is on this machine. */
  readonly metricsToken: string | null;
  /** The service was told to stop: a balancer sends nothing more here. */
  readonly isStopping: () => boolean;
}
