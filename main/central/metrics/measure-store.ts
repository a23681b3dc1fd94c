import { Gauge } from 'prom-client';
import type { CentralStore } from '../store/central-store.ts';
import type { Metrics } from './create-metrics.ts';

/** The store with its writing transactions counted and timed, and its connections told. */
export function measureStore(store: CentralStore, metrics: Metrics): CentralStore {
  const { transactionsUnderWay, transactionSeconds } = metrics;
  new Gauge({
    name: 'reversa_store_connections',
    help: 'Connections to PostgreSQL: lent out, idle, and what waits for one; nothing on SQLite',
    labelNames: ['state'] as const,
    registers: [metrics.registry],
    collect() {
      const pool = store.pool();
      if (pool === null) return;
      this.set({ state: 'lent' }, pool.total - pool.idle);
      this.set({ state: 'idle' }, pool.idle);
      this.set({ state: 'waiting' }, pool.waiting);
    },
  });
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
