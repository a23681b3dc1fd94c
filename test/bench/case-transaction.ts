import { join } from 'node:path';
import { newId, sha256 } from '../../main/platform/ids.ts';
import { caseSummaryToRow } from '../../main/store/entities/case-summary.ts';
import { chainStart, sealEvent } from '../../shared/procedure/chain.ts';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import { applyEvent } from '../../shared/procedure/fold.ts';
import type { CaseState } from '../../shared/procedure/state.ts';
import { summarise } from '../../shared/procedure/summary.ts';
import { caseFacts } from '../builders/case-facts.ts';
import type { Group } from './bench.ts';
import { atMost, compareRates, compareTimings, takeTurns, timed } from './measure.ts';
import { makeEmptyDatabase, openStore } from './open-store.ts';
import { insertStatement, openRaw, type RawDatabase } from './raw-sqlite.ts';
import { walkCase } from './walk-case.ts';

const cases = 250;
const at = '2026-11-23T14:00:00.000Z';
const payment = { receiptNumber: 'R-77', document: 'receipt', amountCents: 30_000, paidAt: at } as const;

const eventColumns = ['eventId', 'caseId', 'seq', 'body', 'prevHash', 'hash', 'status'];
const outboxColumns = [
  'epoch',
  'seq',
  'opId',
  'type',
  'opVersion',
  'eventId',
  'caseId',
  'baseVersion',
  'body',
  'hash',
  'sha256',
  'prevSha256',
  'createdAt',
];

/** A paid request of its own for each case, annulled in full. */
function eventsOf(number: number): readonly CaseEvent[] {
  const { request, ...others } = caseFacts({ payments: [payment] });
  const id = `S-${number}`;
  const items = request.items.map((item) => ({ ...item, id: `${id}-${item.line}` }));
  return walkCase(
    { ...others, request: { ...request, id, items } },
    `LPZ-01-01-${String(number).padStart(6, '0')}`,
  );
}

/** The rows that an event becomes, as values. */
interface PreparedRows {
  readonly event: readonly unknown[];
  readonly summary: Readonly<Record<string, unknown>>;
  readonly outbox: readonly unknown[];
}

/** Makes rows of events, one outbox after the other, so that the floor has nothing to do but write. */
function rowMaker(): (events: readonly CaseEvent[]) => readonly PreparedRows[] {
  const epoch = newId();
  let seq = 0;
  let prevSha256 = chainStart;
  return (events) => {
    let state: CaseState | null = null;
    let prevHash = chainStart;
    return events.map((event) => {
      const { eventId, caseId } = event;
      state = applyEvent(state, event);
      const { body, hash } = sealEvent(event, prevHash, sha256);
      const sum = sha256(`${prevSha256}\n${body}`);
      const summary = caseSummaryToRow(summarise(state, event.at));
      seq += 1;
      const rows = {
        event: [eventId, caseId, event.seq, body, prevHash, hash, 'pending'],
        summary: { ...summary, queueRoles: JSON.stringify(summary.queueRoles) },
        outbox: [
          epoch,
          seq,
          newId(),
          'case-event',
          1,
          eventId,
          caseId,
          prevHash,
          body,
          hash,
          sum,
          prevSha256,
          event.at,
        ],
      };
      prevHash = hash;
      prevSha256 = sum;
      return rows;
    });
  };
}

/** @returns what writes one event's rows, durably, and what ends it. */
async function rawWriter(raw: RawDatabase, columns: readonly string[]) {
  const begin = await raw.prepare('BEGIN IMMEDIATE');
  const commit = await raw.prepare('COMMIT');
  const event = await raw.prepare(insertStatement('case_event', eventColumns, null));
  const summary = await raw.prepare(insertStatement('case_summary', columns, 'caseId'));
  const outbox = await raw.prepare(insertStatement('outbox', outboxColumns, null));
  return {
    async write(rows: PreparedRows) {
      await begin.run();
      await event.run(...rows.event);
      await summary.run(...columns.map((column) => rows.summary[column]));
      await outbox.run(...rows.outbox);
      await commit.run();
    },
    async close() {
      for (const statement of [begin, commit, event, summary, outbox]) await statement.finalize();
      await raw.close();
    },
  };
}

async function eachTimed<Each>(
  all: readonly Each[],
  work: (each: Each) => Promise<void>,
): Promise<readonly number[]> {
  const taken: number[] = [];
  for (const each of all) taken.push(await timed(() => work(each)));
  return taken;
}

/** An event of a case with its projection and its outbox row, committed before the clerk is told. */
export const measureCaseTransaction: Group = async function* ({ folder, say }) {
  const floorFile = join(folder, 'case-floor.db');
  await makeEmptyDatabase(floorFile);
  const walked = Array.from({ length: cases }, (_, index) => eventsOf(index + 1));
  const rows = walked.map(rowMaker());
  const columns = Object.keys(rows[0]?.[0]?.summary ?? {});
  const store = await openStore(join(folder, 'case', 'reversa.db'));
  const floor = await rawWriter(await openRaw(floorFile), columns);
  try {
    say(`  ${cases} cases of ${walked[0]?.length ?? 0} events, each event a transaction`);
    const taken = await takeTurns(
      cases,
      (round) =>
        eachTimed(walked[round] ?? [], (event) => store.transaction((writer) => writer.appendEvent(event))),
      (round) => eachTimed(rows[round] ?? [], (each) => floor.write(each)),
    );
    const [p50, p95] = [null, atMost(3)];
    yield compareRates('case-and-outbox transaction', taken, 1, 0.45);
    yield compareRates('the same, wanted on the hot path', taken, 1, 0.8);
    yield* compareTimings('case-and-outbox transaction', taken, { p50, p95 });
  } finally {
    await store.close();
    await floor.close();
  }
};
