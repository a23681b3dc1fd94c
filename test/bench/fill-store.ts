import type { BranchStore } from '../../main/store/branch-store.ts';
import { gatherFacts } from '../../main/use-cases/facts.ts';
import type { Customer } from '../../shared/domain/customers.ts';
import { businessDay } from '../../shared/domain/dates.ts';
import type { ServiceRequest } from '../../shared/domain/requests.ts';
import { type Bench, MissingPiece } from './bench.ts';
import { demoNow, demoPages } from './demo-pages.ts';
import { freeBytes } from './machine.ts';
import { walkCase } from './walk-case.ts';

/** Bytes on the disk for each request with its customer, order and index, and as much again for the log while it is written. */
const bytesPerRequest = 4_000;
const pageSize = 2_000;
const mostSamples = 400;
const openCases = 200;

/** One of the store's requests with its customer, to be looked for. */
export interface Sample {
  readonly request: ServiceRequest;
  readonly customer: Customer;
}

async function checkDisk({ requests, folder }: Bench): Promise<void> {
  const [needed, free] = [requests * bytesPerRequest, await freeBytes(folder)];
  if (free >= needed) return;
  const gigabytes = (bytes: number) => `${(bytes / 1024 ** 3).toFixed(1)} GB`;
  throw new MissingPiece(
    `${requests} requests take up to ${gigabytes(needed)} in ${folder}, where ${gigabytes(free)} are free: make room, set TMPDIR or give --requests fewer`,
  );
}

/** Cases on the newest requests, left at different steps, so that what stands around a request is there to be found. */
async function openSomeCases(store: BranchStore): Promise<number> {
  const newest = await store.listRequests('', null, openCases);
  let opened = 0;
  for (const { requestId } of newest) {
    const facts = await gatherFacts(store, { now: () => demoNow }, requestId, null);
    if (!facts || facts.businessDay !== businessDay(facts.request.registeredAt)) continue;
    const events = walkCase(facts, `LPZ-01-01-${String(opened + 1).padStart(6, '0')}`, 1 + (opened % 8));
    await store.transaction(async (writer) => {
      for (const event of events) await writer.appendEvent(event);
    });
    opened += 1;
  }
  return opened;
}

/**
 * Fills the store as a first synchronization does, and tells how far it is.
 *
 * @returns requests of all its length, evenly apart.
 */
export async function fillStore(bench: Bench, store: BranchStore): Promise<readonly Sample[]> {
  const { requests, say } = bench;
  await checkDisk(bench);
  const samples: Sample[] = [];
  const apart = Math.max(1, Math.floor(requests / mostSamples));
  const start = performance.now();
  const seconds = () => ((performance.now() - start) / 1000).toFixed(0);
  let filled = 0;
  let told = 0;
  for await (const page of demoPages(requests, pageSize)) {
    await store.transaction((writer) => writer.applyChanges(page.changes));
    for (const [index, request] of page.requests.entries()) {
      const customer = page.customers[index];
      if ((filled + index) % apart === 0 && customer) samples.push({ request, customer });
    }
    filled += page.requests.length;
    if (filled - told >= requests / 10) {
      told = filled;
      say(`  ${filled} of ${requests} requests after ${seconds()} s`);
    }
  }
  const cases = await openSomeCases(store);
  say(`  filled in ${seconds()} s: ${filled} requests, ${cases} of them with a case`);
  return samples;
}
