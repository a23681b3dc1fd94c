import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const operations = [1, 2, 5, 10, 25, 50, 100, 250, 500];

/**
 * What this process counts, in a registry of its own. Labels are codes of the protocol, routes, and codes of areas and regionals:
 * nothing that is of a person.
 */
export function createMetrics() {
  const registers = [new Registry()];
  return {
    registry: registers[0] ?? new Registry(),
    requestSeconds: new Histogram({
      name: 'reversa_http_request_seconds',
      help: 'Time from a request to its whole answer, in seconds',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: seconds,
      registers,
    }),
    requestsUnderWay: new Gauge({
      name: 'reversa_http_requests_under_way',
      help: 'Requests that are not answered yet',
      registers,
    }),
    refusals: new Counter({
      name: 'reversa_refusals_total',
      help: 'Refused requests by code of the protocol',
      labelNames: ['code'] as const,
      registers,
    }),
    operations: new Counter({
      name: 'reversa_operations_total',
      help: 'Operations answered, also again, by outcome (applied, conflict, rejected) and, where they were not applied, by code',
      labelNames: ['outcome', 'code'] as const,
      registers,
    }),
    pushOperations: new Histogram({
      name: 'reversa_push_operations',
      help: 'Operations in a push that was answered',
      buckets: operations,
      registers,
    }),
    pulledChanges: new Counter({
      name: 'reversa_pulled_changes_total',
      help: 'Changes handed out to branches',
      registers,
    }),
    transactionsUnderWay: new Gauge({
      name: 'reversa_store_transactions_under_way',
      help: 'Writing transactions that run or wait for their turn',
      registers,
    }),
    digestComparisons: new Counter({
      name: 'reversa_digest_comparisons_total',
      help: 'Ranges compared record by record, as their digests differed',
      labelNames: ['kind'] as const,
      registers,
    }),
    digestRepairs: new Counter({
      name: 'reversa_digest_repairs_total',
      help: 'Records repaired after a comparison, by the side that had lost them: branch, or central',
      labelNames: ['side'] as const,
      registers,
    }),
    transactionSeconds: new Histogram({
      name: 'reversa_store_transaction_seconds',
      help: 'Time of a writing transaction, its wait included, in seconds',
      labelNames: ['end'] as const,
      buckets: seconds,
      registers,
    }),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
