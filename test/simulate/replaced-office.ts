import type { Desk } from './desk.ts';
import { demand } from './violation.ts';
import type { World } from './world.ts';

/** What a workstation has, as text. */
async function holdings({ running: { store }, caseIds }: Desk): Promise<string> {
  const cases = await Promise.all(caseIds.map((caseId) => store.getCase(caseId)));
  const requests = await store.listRequests('', null, 1000);
  return JSON.stringify([
    requests,
    cases.map((each) => each?.events.map(({ body }) => body)),
    await store.listUsers(),
  ]);
}

/** S16: another central office with an empty database answers at the same address. Nothing is deleted, and a person is asked. */
export async function checkReplaced({ office, desks, time, rest }: World): Promise<void> {
  const before = await Promise.all(desks.map(holdings));
  const stopped = await Promise.all(desks.map(async ({ running }) => (await running.sync.line()).problem));
  await office.replace();
  for (let round = 0; round < 10; round += 1) await time.pass(4_000, rest);
  for (const [index, desk] of desks.entries()) {
    const { problem } = await desk.running.sync.line();
    demand(
      stopped[index] !== null || problem === 'server-replaced',
      'S16',
      () => `${desk.name} goes on with another central office: ${problem}`,
    );
    demand(
      (await holdings(desk)) === before[index],
      'S16',
      () => `${desk.name} lost something to an empty database`,
    );
  }
}
