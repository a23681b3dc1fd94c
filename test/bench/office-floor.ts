import { type Operation, pushLimits } from '../../shared/protocol/operations.ts';
import type { Bench } from './bench.ts';
import { casesFor, eventsOn, outboxOf } from './case-load.ts';
import { floorClient } from './floor-client.ts';
import { compareRounds, type Figure, takeTurns, timed } from './measure.ts';
import { enrolOfficeClient } from './office-client.ts';
import type { Offices } from './offices.ts';

export const floorRounds = 5;

function batchesOf(operations: readonly Operation[]): readonly (readonly Operation[])[] {
  const size = pushLimits.operations;
  return Array.from({ length: Math.ceil(operations.length / size) }, (_, index) =>
    operations.slice(index * size, (index + 1) * size),
  );
}

/**
 * The central office beside Fastify with PostgreSQL: the same operations, a batch a request. The one checks token, shape, chains and
 * procedure, and keeps log, projection, feed and answers; the other inserts. The clients check what they get, or nothing.
 *
 * @param firstCase number of the first request that nobody uses.
 */
export async function* besideFloor(
  { operations, say }: Bench,
  { office, floor, at }: Offices,
  firstCase: number,
): AsyncGenerator<Figure> {
  const ours = await enrolOfficeClient(office.url, office.codes[0] ?? '');
  await ours.pullToTheEnd();
  const least = floorClient(floor.url);
  const enqueue = outboxOf();
  const loads = Array.from({ length: floorRounds }, (_, round) =>
    enqueue(eventsOn(firstCase + round * casesFor(operations), operations, at)),
  );
  const bytes = loads.flat().reduce((sum, operation) => sum + JSON.stringify(operation).length, 0);
  const size = Math.round(bytes / floorRounds / operations);
  say(`  ${floorRounds} × ${operations} operations of ${size} bytes over HTTP`);
  const pushed = (push: (batch: readonly Operation[]) => Promise<void>) => async (round: number) => {
    const batches = batchesOf(loads[round] ?? []);
    return [
      await timed(async () => {
        for (const batch of batches) await push(batch);
      }),
    ];
  };
  const pulled = (pull: (changes: number) => Promise<void>) => async () => [
    await timed(() => pull(operations)),
  ];
  const pushes = await takeTurns(floorRounds, pushed(ours.push), pushed(least.push));
  yield compareRounds('push, beside Fastify and PostgreSQL', pushes, operations, 0.5);
  const pulls = await takeTurns(floorRounds, pulled(ours.pull), pulled(least.pull));
  yield compareRounds('pull, beside Fastify and PostgreSQL', pulls, operations, 0.65);
}
