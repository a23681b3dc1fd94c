import type { StoredCase } from '../../main/store/branch-store.ts';
import type { Change } from '../../shared/protocol/changes.ts';
import { type AnsweredOperation, scopeOf } from './census.ts';
import type { Desk } from './desk.ts';
import { demand } from './violation.ts';
import type { World } from './world.ts';

const has = (stored: StoredCase | null, body: string): boolean =>
  stored?.events.some((event) => event.body === body) ?? false;

/** S1: what was said to be saved is in the log, and was answered or waits in the outbox. */
async function checkSaved({ office }: World, desk: Desk, answered: ReadonlySet<string>): Promise<void> {
  const { store } = desk.running;
  const waiting = new Set((await store.listOutbox(100_000)).map(({ body }) => body));
  const known = await office.central.store.read.findEventHashes(
    desk.acknowledged.map(({ eventId }) => eventId),
  );
  for (const { caseId, eventId, body, mayBeLost } of desk.acknowledged) {
    if (mayBeLost && !known.has(eventId)) continue;
    demand(has(await store.getCase(caseId), body), 'S1', () => `${desk.name}: event ${eventId} is in no log`);
    demand(
      waiting.has(body) || answered.has(body),
      'S1',
      () => `${desk.name}: event ${eventId} was never answered and does not wait either`,
    );
  }
}

/** S4, S12: nothing waits any more; a revoked device keeps what it has. */
async function checkSent(desk: Desk): Promise<void> {
  const line = await desk.running.sync.line();
  const [first] = await desk.running.store.listOutbox(1);
  if (desk.isRevoked) {
    demand(line.problem === 'device-revoked', 'S12', () => `${desk.name} does not know that it was revoked`);
    return;
  }
  demand(
    line.pending === 0 && line.state === 'online' && line.problem === null,
    desk.isTwin ? 'S11' : 'S4',
    () => `${desk.name} is stuck on ${first?.lastError}: ${JSON.stringify(line)}`,
  );
}

/** S3, S8: a refusal is seen at the workstation, with its reason and with who won. */
async function checkRefusals(desk: Desk, answered: readonly AnsweredOperation[]): Promise<void> {
  const { store } = desk.running;
  for (const { operation, outcome } of answered) {
    if (outcome.status === 'applied') continue;
    const event = desk.acknowledged.find(({ body }) => body === operation.body);
    const stored = event === undefined ? null : await store.getCase(event.caseId);
    if (event === undefined || !has(stored, event.body)) continue;
    const { problem } = stored ?? { problem: null };
    demand(problem !== null, 'S3', () => `${desk.name}: case ${event.caseId} was refused and shows nothing`);
    if (outcome.status !== 'conflict' || problem?.code !== 'under-annulment') continue;
    demand(
      problem.winner !== null,
      'S8',
      () => `${desk.name}: case ${event.caseId} lost, and not said to whom`,
    );
  }
}

const sorted = (list: readonly { readonly id: string }[]): string =>
  JSON.stringify([...list].sort((one, other) => one.id.localeCompare(other.id)));

function bodiesOf<Kind extends Change['kind']>(scope: readonly Change[], kind: Kind) {
  return scope.flatMap((change) =>
    change.kind === kind && change.body !== null
      ? [change.body as NonNullable<Extract<Change, { kind: Kind }>['body']>]
      : [],
  );
}

/** S15: the branch has what the central office has, and nothing accepted beside it. */
async function checkEqual(desk: Desk, scope: readonly Change[]): Promise<void> {
  const { store } = desk.running;
  const differs = (what: string) => () => `${desk.name}: ${what} is not what the central office has`;
  for (const request of bodiesOf(scope, 'request')) {
    const found = (await store.getRequest(request.id))?.request;
    demand(found?.branch === request.branch, 'S15', differs(`request ${request.id}`));
  }
  demand(
    sorted(await store.listMotives()) === sorted(bodiesOf(scope, 'motive')),
    'S15',
    differs('the motives'),
  );
  demand(sorted(await store.listAreas()) === sorted(bodiesOf(scope, 'area')), 'S15', differs('the areas'));
  const cases = Map.groupBy(bodiesOf(scope, 'case-event'), ({ caseId }) => caseId);
  for (const caseId of new Set([...cases.keys(), ...desk.caseIds])) {
    const theirs = (cases.get(caseId) ?? []).sort((one, other) => one.seq - other.seq);
    const ours = (await store.getCase(caseId))?.events.filter(({ status }) => status === 'accepted') ?? [];
    const same =
      JSON.stringify(ours.map(({ hash }) => hash)) === JSON.stringify(theirs.map(({ hash }) => hash));
    demand(same, 'S15', differs(`case ${caseId} (${ours.length} events against ${theirs.length})`));
  }
}

/** S11: a database that was put back goes on under an epoch of its own, so that no number is given out twice. */
function checkNumbers(desk: Desk): void {
  const forks = desk.forksBefore + desk.running.wire.heardForks();
  demand(desk.isTwin || forks === 0, 'S11', () => `${desk.name} gave numbers of its outbox out twice`);
}

/** Every promise that is seen from a workstation, once the line is clean and all has come to rest. */
export async function checkBranches(world: World, answered: readonly AnsweredOperation[]): Promise<void> {
  const bodies = new Set(answered.map(({ operation }) => operation.body));
  for (const desk of world.desks) {
    checkNumbers(desk);
    await checkSent(desk);
  }
  for (const desk of world.desks) {
    await checkSaved(world, desk, bodies);
    if ((await desk.running.sync.line()).problem !== null) continue;
    await checkRefusals(desk, answered);
    await checkEqual(desk, await scopeOf(world.office.central.store.read, desk.regional));
  }
  for (const { surprises } of world.desks) if (surprises.length > 0) throw surprises[0];
}
