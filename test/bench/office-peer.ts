import { join } from 'node:path';
import PouchDB from 'pouchdb';
import { newId } from '../../main/platform/ids.ts';
import type { CaseEvent } from '../../shared/procedure/events.ts';
import type { Bench } from './bench.ts';
import { casesFor, eventsOn, outboxOf } from './case-load.ts';
import { compareRounds, type Figure, type Timings, takeTurns, timed } from './measure.ts';
import type { Offices } from './offices.ts';
import { enrolWorkstation } from './workstation-sync.ts';

export const peerRounds = 3;
/** Documents in a batch, as many as a push of ours carries; of itself it takes 100, and longer. */
const batch_size = 500;

async function peerSides(folder: string, url: string) {
  const remote = `${url}/operations`;
  const sender = new PouchDB(join(folder, 'pouch-sender'));
  const receiver = new PouchDB(join(folder, 'pouch-receiver'));
  const enqueue = outboxOf();
  return {
    /** @returns milliseconds of the way there and of the way back. */
    async exchange(events: readonly CaseEvent[]): Promise<readonly [number, number]> {
      await sender.bulkDocs(enqueue(events).map((operation) => ({ _id: newId(), ...operation })));
      const pushMs = await timed(() => sender.replicate.to(remote, { batch_size }));
      let written = 0;
      const pullMs = await timed(async () => {
        written = (await receiver.replicate.from(remote, { batch_size })).docs_written;
      });
      if (written !== events.length) throw new Error(`${written} of ${events.length} documents arrived`);
      return [pushMs, pullMs];
    },
    async close() {
      await sender.destroy();
      await receiver.destroy();
    },
  };
}

async function ourSides(folder: string, { office }: Offices) {
  const [, senderCode = '', receiverCode = ''] = office.codes;
  const sender = await enrolWorkstation(join(folder, 'sender'), office.url, senderCode);
  const receiver = await enrolWorkstation(join(folder, 'receiver'), office.url, receiverCode);
  return {
    async exchange(events: readonly CaseEvent[]): Promise<readonly [number, number]> {
      await sender.store.transaction(async (writer) => {
        for (const event of events) await writer.appendEvent(event);
      });
      const { pushMs } = await sender.sync();
      const { pullMs } = await receiver.sync();
      return [pushMs, pullMs];
    },
    /** @returns how many requests a synchronization makes that has nothing to do. */
    async idle(): Promise<number> {
      await sender.sync();
      return (await sender.sync()).requests;
    },
    async close() {
      await sender.close();
      await receiver.close();
    },
  };
}

function every({ ours, floor }: Timings, which: 0 | 1): Timings {
  const each = (values: readonly number[]) => values.filter((_, index) => index % 2 === which);
  return { ours: each(ours), floor: each(floor) };
}

/**
 * A branch's store and sync with the central office beside PouchDB 9 and express-pouchdb, from one database to the other: read, sent,
 * checked, kept, acknowledged.
 *
 * @param firstCase number of the first request that nobody uses.
 */
export async function* besidePeer(
  { operations, folder, say }: Bench,
  offices: Offices,
  firstCase: number,
): AsyncGenerator<Figure> {
  const ours = await ourSides(folder, offices);
  const peer = await peerSides(folder, offices.peer.url);
  try {
    say(`  ${peerRounds} × ${operations} operations from one database to the other`);
    const eventsOf = (round: number) =>
      eventsOn(firstCase + round * casesFor(operations), operations, offices.at);
    const taken = await takeTurns(
      peerRounds,
      (round) => ours.exchange(eventsOf(round)),
      (round) => peer.exchange(eventsOf(round)),
    );
    yield compareRounds('push from the branch, beside PouchDB', every(taken, 0), operations, 1.2);
    yield compareRounds('pull into the branch, beside PouchDB', every(taken, 1), operations, 1.6);
    yield {
      work: 'synchronization with nothing to do',
      unit: 'requests',
      ours: await ours.idle(),
      floor: 1,
      limit: { kind: 'at-most', ratio: 1 },
    };
  } finally {
    await ours.close();
    await peer.close();
  }
}
