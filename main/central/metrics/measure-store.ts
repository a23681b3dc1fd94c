import type { CentralStore } from '../store/central-store.ts';
import type { Metrics } from './create-metrics.ts';

/** The store with its writing transactions counted and timed. */
export function measureStore(store: CentralStore, metrics: Metrics): CentralStore {
  const { transactionsUnderWay, transactionSeconds } = metrics;
  return {
    ...store,
    async transaction(work) {
      transactionsUnderWay.inc();
      const stop = transactionSeconds.startTimer();
      let end = 'rolled-back';
      try {
        const value = await store.transaction(work);
        end = 'committed';
        return value;
      } finally {
        stop({ end });
        transactionsUnderWay.dec();
      }
    },
  };
}
