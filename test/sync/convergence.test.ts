import { expect, test } from 'vitest';
import { fakeCentral } from './support/fake-central.ts';
import { faultyLine, noFaults, seededRandom } from './support/faulty-line.ts';
import { enrolledWorkstation } from './support/workstation.ts';

const seeds = Array.from({ length: 100 }, (_, index) => index + 1);
const someFaults = {
  dropped: 0.2,
  answerLost: 0.2,
  duplicated: 0.2,
  delayed: 0.2,
  truncated: 0.2,
  busy: 0.1,
};
const maximumTicks = 400;

/** Two dozen operations, some commits that fail, a line with every fault; then a clean line. */
async function simulate(seed: number) {
  const random = seededRandom(seed);
  const central = fakeCentral();
  const line = faultyLine(central.fetch, random, noFaults);
  const workstation = await enrolledWorkstation(central, { fetch: line.fetch, random });
  const { sync, store, tick } = workstation;
  line.faults = someFaults;
  const written: string[] = [];
  for (let turn = 0; turn < 24; turn += 1) {
    const body = JSON.stringify(`${turn}${random() < 0.1 ? ' poison' : ''}`);
    store.append(body);
    written.push(body);
    central.feed.push(`m-${turn}`);
    if (random() < 0.2) store.failTransactions(1);
    if (random() < 0.5) sync.wake();
    if (random() < 0.5) await tick();
  }
  line.faults = noFaults;
  store.failTransactions(0);
  let ticks = 0;
  while ((store.rows.outbox.length > 0 || store.rows.state.pullCursor !== '24') && ticks < maximumTicks) {
    await tick();
    ticks += 1;
  }
  await sync.stop();
  return { central, line, store, written };
}

test.each(seeds)(
  '[S2] [S4] seed %i: each operation has one effect, in order, and nothing is left',
  async (seed) => {
    const { central, line, store, written } = await simulate(seed);
    expect(central.effects).toEqual(written.filter((body) => !body.includes('poison')));
    expect(store.rows.outbox).toEqual([]);
    expect(store.rows.outcomes.map((each) => each.seq)).toEqual(written.map((_, index) => index + 1));
    expect(store.rows.applied).toEqual(central.feed);
    expect(line.mostUnderWay()).toBe(1);
  },
);
