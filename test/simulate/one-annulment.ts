import { importBatch } from '../../main/central/import/records.ts';
import { request } from '../builders/records.ts';
import { act, type Intent } from './clerk.ts';
import type { Desk } from './desk.ts';
import { demand } from './violation.ts';
import { cleanWire, type WireFaults } from './wire.ts';
import { addDesk, counterPlace, nothingNaive, openStage, type World } from './world.ts';

const mostDevices = 20;
/** Opening, four answers, the act. */
const actsOfAnnulment = 6;
const unsureLine: WireFaults = { ...cleanWire, answerLost: 0.4, duplicated: 0.2, reordered: 0.1, busy: 0.05 };

async function annul(desk: Desk, requestId: string, newId: () => string): Promise<string> {
  const intent: Intent = {
    caseId: '',
    requestId,
    isPartial: false,
    withdraws: false,
    isPoison: false,
    aborts: false,
  };
  await act(desk, intent, newId);
  const caseId = desk.caseIds.at(-1) ?? '';
  for (let done = 1; done < actsOfAnnulment; done += 1) await act(desk, { ...intent, caseId }, newId);
  return caseId;
}

/** Who holds the request's items at the central office, by case number. */
async function holdersOf({ office }: World, requestId: string): Promise<readonly string[]> {
  const { read } = office.central.store;
  const claims = (await read.listClaims(await read.findRequests([requestId]))).get(requestId) ?? [];
  return [...new Set(claims.filter(({ registered }) => registered).map(({ caseNumber }) => caseNumber))];
}

/** Each of some devices annuls the same request without a line; then all send at once, and are answered or not. */
async function playRound(world: World, round: number): Promise<void> {
  const { office, chance, desks, newId, time } = world;
  const requestId = `S8-${round}`;
  const record = request({ id: requestId, customerId: 'C-LPZ', registeredAt: time.instant() });
  await office.central.store.importTarget.upsert(importBatch({ requests: [record] }));
  const taking = chance.shuffled(desks).slice(0, 2 + chance.integer(desks.length - 1));
  await Promise.all(taking.map(({ running }) => running.sync.syncNow()));
  for (const desk of taking) desk.running.wire.faults = { ...cleanWire, dropped: 1 };
  const cases = new Map<Desk, string>();
  for (const desk of taking) cases.set(desk, await annul(desk, requestId, newId));
  for (const desk of taking) desk.running.wire.faults = unsureLine;
  for (let attempt = 0; attempt < 3; attempt += 1)
    await Promise.all(taking.map(({ running }) => running.sync.syncNow()));
  for (const desk of taking) desk.running.wire.faults = cleanWire;
  for (const desk of taking) await desk.running.wire.deliverLate();
  await Promise.all(taking.map(({ running }) => running.sync.syncNow()));
  await checkRound(world, cases, requestId);
}

async function checkRound(world: World, cases: ReadonlyMap<Desk, string>, requestId: string): Promise<void> {
  const holders = await holdersOf(world, requestId);
  demand(holders.length === 1, 'S8', () => `${requestId} is annulled by ${holders.length} cases: ${holders}`);
  const [winner] = holders;
  let winners = 0;
  for (const [{ name, running }, caseId] of cases) {
    const line = await running.sync.line();
    demand(line.pending === 0 && line.problem === null, 'S4', () => `${name} waits: ${JSON.stringify(line)}`);
    const stored = await running.store.getCase(caseId);
    if (stored?.summary.caseNumber === winner && stored?.problem === null) winners += 1;
    else
      demand(
        stored?.problem?.winner?.caseNumber === winner,
        'S8',
        () => `${name} lost ${requestId} and was not told of ${winner}: ${JSON.stringify(stored?.problem)}`,
      );
  }
  demand(winners === 1, 'S8', () => `${winners} devices won ${requestId}`);
}

/** S8: two to twenty devices annul the same request at once, round after round. */
export async function annulAtOnce(rounds: number, clusterUrl: string | null): Promise<void> {
  const world = await openStage(8, nothingNaive, clusterUrl);
  try {
    for (let index = 0; index < mostDevices; index += 1)
      await addDesk(world, { ...counterPlace, name: `desk-${index}`, skew: 0 });
    for (let round = 1; round <= rounds; round += 1) await playRound(world, round);
  } finally {
    await world.close();
  }
}
