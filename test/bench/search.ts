import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BranchStore } from '../../main/store/branch-store.ts';
import type { RequestRow } from '../../shared/ipc/views.ts';
import type { Bench, Group } from './bench.ts';
import { fillStore, type Sample } from './fill-store.ts';
import { atMost, compareTimings, type Figure, percentile, takeTurns, timed } from './measure.ts';
import { openStore } from './open-store.ts';
import { openRawSearch, type RawSearch } from './raw-search.ts';

const limits = { p50: atMost(2), p95: atMost(3) };
const searchRows = 20;
const pageRows = 50;
const shortest = 2;
const longest = 8;

/** Something that both sides look for. */
interface Sought {
  readonly kind: string;
  readonly text: string;
  readonly after: Sample['request'] | null;
  readonly limit: number;
}

/** What is typed, letter by letter. */
function asTyped(kind: string, word: string): readonly Sought[] {
  const texts = [];
  for (let length = shortest; length <= Math.min(longest, word.length); length += 1) {
    texts.push({ kind, text: word.slice(0, length), after: null, limit: searchRows });
  }
  return texts;
}

function searches(samples: readonly Sample[]): readonly Sought[] {
  return samples.flatMap(({ request, customer }, index) => {
    if (index % 3 === 0) return asTyped('request number', request.id);
    if (index % 3 === 1 && customer.identityCard) return asTyped('C.I. number', customer.identityCard.number);
    return asTyped('name', index % 2 === 0 ? customer.lastNames : customer.firstNames);
  });
}

const firstPage: Sought = { kind: 'first page', text: '', after: null, limit: pageRows };

function pages(samples: readonly Sample[]): readonly Sought[] {
  const further = samples.map(({ request }) => ({ ...firstPage, kind: 'further page', after: request }));
  return further.flatMap((page, index) => (index % 4 === 0 ? [firstPage, page] : [page]));
}

function askStore(store: BranchStore, { text, after, limit }: Sought): Promise<readonly RequestRow[]> {
  if (text !== '') return store.searchRequests(text, limit);
  return store.listRequests(text, after && { registeredAt: after.registeredAt, requestId: after.id }, limit);
}

function askRaw(raw: RawSearch, { text, after, limit }: Sought) {
  return text === '' ? raw.page(after?.id ?? null, limit) : raw.search(text, limit);
}

/** Both sides give the same rows, or there is nothing to compare. Warms both up, besides. */
async function checkSame(store: BranchStore, raw: RawSearch, all: readonly Sought[]): Promise<void> {
  for (const sought of all) {
    const ours = await askStore(store, sought);
    const floor = await askRaw(raw, sought);
    const ids = floor.map((row) => row.requestId).join();
    if (ours.map((row) => row.requestId).join() !== ids)
      throw new Error(`Store and raw SQLite find different rows for "${sought.text}"`);
  }
}

async function compare(
  { say }: Bench,
  work: string,
  store: BranchStore,
  raw: RawSearch,
  all: readonly Sought[],
): Promise<readonly Figure[]> {
  await checkSame(store, raw, all);
  say(`  ${work}: ${all.length} times`);
  const of = (round: number) => all[round] ?? firstPage;
  const taken = await takeTurns(
    all.length,
    async (round) => [await timed(() => askStore(store, of(round)))],
    async (round) => [await timed(() => askRaw(raw, of(round)))],
  );
  for (const kind of new Set(all.map((each) => each.kind))) {
    const ours = taken.ours.filter((_, round) => of(round).kind === kind);
    const slowest = taken.ours.indexOf(Math.max(...ours));
    const [p50, p95] = [percentile(ours, 0.5), percentile(ours, 0.95)].map((each) => each.toFixed(2));
    const where = of(slowest).text === '' ? '' : ` for "${of(slowest).text}"`;
    say(
      `  ${kind}: p50 ${p50} ms, p95 ${p95} ms, slowest ${taken.ours[slowest]?.toFixed(1)} ms${where} (floor ${taken.floor[slowest]?.toFixed(1)} ms)`,
    );
  }
  return compareTimings(work, taken, limits);
}

/** Search as one types, and a page of the list, on a store as large as the largest branch's. */
export const measureSearch: Group = async function* (bench) {
  const file = join(bench.folder, 'search.db');
  const store = await openStore(file);
  try {
    const samples = await fillStore(bench, store);
    bench.say(`  the database has ${((await stat(file)).size / 1024 ** 2).toFixed(0)} MB`);
    const raw = await openRawSearch(file);
    try {
      yield* await compare(bench, `search, ${searchRows} rows`, store, raw, searches(samples));
      yield* await compare(bench, `page of ${pageRows}`, store, raw, pages(samples));
    } finally {
      await raw.close();
    }
  } finally {
    await store.close();
    for (const suffix of ['', '-wal', '-shm']) await rm(`${file}${suffix}`, { force: true });
  }
};
