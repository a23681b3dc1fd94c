import { businessDay, type Instant } from '../../../shared/domain/dates.ts';
import { type ImportBatch, importBatch } from '../import/records.ts';
import type { CentralStore } from '../store/central-store.ts';

export interface DemonstrationOptions {
  readonly seed: number;
  readonly requests: number;
  readonly now: Instant;
}
type Generate = (options: DemonstrationOptions) => AsyncIterable<ImportBatch>;

/** What a demonstration needs on a day that it was not made on: some requests that were registered that same day. */
const requestsOfADay = 300;

/** A seed of its own for each day, so that the numbers of one day are not those of another. */
function seedOfDay(now: Instant): number {
  return Number(businessDay(now).replaceAll('-', ''));
}

/** All or nothing: one that was broken off half-way would pass for a whole one at the next start. */
async function fill(store: CentralStore, batches: AsyncIterable<ImportBatch>): Promise<number> {
  return store.transaction(async (writer) => {
    let requests = 0;
    for await (const batch of batches) {
      await writer.upsert(batch);
      requests += batch.requests.length;
    }
    return requests;
  });
}

/** Organisation and users stay as they are: their passwords would be hashed anew and sent to every branch. */
async function* requestsAlone(batches: ReturnType<Generate>): AsyncGenerator<ImportBatch> {
  for await (const { customers, requests, orders } of batches)
    yield importBatch({ customers, requests, orders });
}

/**
 * Fills an empty database with demonstration data, and gives one that was filled on another day some requests of today. Real data are
 * never touched.
 *
 * @param say progress, in words for the operator.
 */
export async function ensureDemonstration(
  store: CentralStore,
  generate: Generate,
  options: DemonstrationOptions,
  say: (line: string) => void,
): Promise<void> {
  if (await store.read.isEmpty()) {
    say(`Creando datos de demostración: ${options.requests} solicitudes…`);
    say(`Listo: ${await fill(store, generate(options))} solicitudes de demostración.`);
    return;
  }
  if (!(await store.read.isDemonstration())) {
    say('La base de datos tiene datos reales: no se agregan datos de demostración.');
    return;
  }
  const newest = await store.read.newestRequestAt();
  if (newest !== null && businessDay(newest) >= businessDay(options.now)) return;
  say('Agregando solicitudes de demostración con fecha de hoy…');
  const today = { seed: seedOfDay(options.now), requests: requestsOfADay, now: options.now };
  say(`Listo: ${await fill(store, requestsAlone(generate(today)))} solicitudes más.`);
}
