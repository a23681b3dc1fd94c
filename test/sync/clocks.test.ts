import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startOfTests } from '../central/support/start-central.ts';
import { type HandClock, handClock } from './support/hand-clock.ts';
import { factsOf, type Office, startOffice } from './support/office.ts';
import {
  annulment,
  enrolWith,
  localCase,
  openWorkstation,
  type RealWorkstation,
} from './support/real-workstation.ts';

const yearMs = 365.25 * 24 * 3_600_000;
let office: Office;
const opened: RealWorkstation[] = [];

beforeEach(async () => {
  office = await startOffice(4);
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  await office.close();
});

function years(count: number): string {
  return new Date(Date.parse(startOfTests) + count * yearMs).toISOString();
}

async function open(clock: HandClock): Promise<RealWorkstation> {
  const one = await openWorkstation(join(office.folder, 'one'), { clock });
  opened.push(one);
  return one;
}

/** An annulment as the use cases write it: dated by the central office's time as last known. */
async function annul(one: RealWorkstation, request: number): Promise<string> {
  const local = localCase(one.store, factsOf(request), one.centralClock.now());
  for (const command of annulment(`one-${request}`, factsOf(request))) await local.run(command);
  return local.caseId;
}

async function expectSent(one: RealWorkstation, caseId: string): Promise<void> {
  expect(await one.sync.line()).toMatchObject({ state: 'online', pending: 0, attention: 0 });
  const stored = await one.store.getCase(caseId);
  expect(stored?.events.map(({ status }) => status)).toEqual(Array(6).fill('accepted'));
}

test.each([-10, -1, 0, 1, 50])(
  '[S5] a clock that is off by %i years does not matter: enrolled, sent and dated by the central office',
  async (off) => {
    const one = await open(handClock(years(off)));
    await enrolWith(one, office.central, office.url, 'LPZ-01');
    expect(one.centralClock.now().slice(0, 10)).toBe(startOfTests.slice(0, 10));
    const caseId = await annul(one, 1);
    await one.sync.syncNow();
    await expectSent(one, caseId);
    expect((await one.sync.line()).lastSyncAt).toBe(office.central.now());
  },
);

test('[S5] neither does one that jumps, between two requests, over a start, or with rows waiting', async () => {
  const clock = handClock(startOfTests);
  const first = await open(clock);
  await enrolWith(first, office.central, office.url, 'LPZ-01');
  clock.set(years(50));
  const one = await annul(first, 1);
  clock.set(years(-10));
  await first.sync.syncNow();
  await expectSent(first, one);
  clock.set(years(-40));
  const waiting = await annul(first, 2);
  await opened.pop()?.close();

  const again = await open(handClock(years(30)));
  await again.sync.settled();
  await expectSent(again, waiting);
  const last = await annul(again, 3);
  await again.sync.syncNow();
  await expectSent(again, last);
});
