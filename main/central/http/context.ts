import type { Logger } from 'pino';
import type { Clock } from '../../platform/clock.ts';
import type { NewId } from '../../platform/ids.ts';
import type { CentralStore } from '../store/central-store.ts';

/** What the routes are handed. */
export interface HttpContext {
  readonly store: CentralStore;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
}
