import { verifyStore } from '../../main/central/verification/verify-store.ts';
import { openEvent } from '../../shared/procedure/chain.ts';
import { type AnsweredOperation, deviceOf, imprint, isPush } from './census.ts';
import { demand } from './violation.ts';
import type { World } from './world.ts';

/** S2, S11: each event that was answered as applied is in the log once, as it was sent; each number of an epoch was given out once. */
async function checkEffects({ office }: World, answered: readonly AnsweredOperation[]): Promise<void> {
  const { read } = office.central.store;
  const hashes = await read.findEventHashes(
    answered.flatMap(({ operation }) => openEvent(operation.body)?.eventId ?? []),
  );
  const outcomes = new Map<string, string>();
  for (const { deviceId, epoch, operation, outcome } of answered) {
    const key = `${deviceId} ${epoch} ${operation.seq}`;
    const said = JSON.stringify([operation.sha256, outcome]);
    demand(
      (outcomes.get(key) ?? said) === said,
      'S2',
      () =>
        `operation ${operation.seq} of epoch ${epoch} was answered in two ways: ${outcomes.get(key)} and ${said}`,
    );
    outcomes.set(key, said);
    if (outcome.status !== 'applied') continue;
    const eventId = openEvent(operation.body)?.eventId ?? '';
    demand(
      hashes.get(eventId) === operation.hash,
      'S11',
      () => `event ${eventId} was answered as applied and is not in the log as it was sent`,
    );
  }
}

/** S8: an item is annulled by one case at most. */
async function checkOneAnnulment({ office }: World): Promise<void> {
  const { read } = office.central.store;
  const held = await read.listHeldItems(await read.listCaseIds('', 100_000));
  const holders = new Map<string, string>();
  for (const [caseId, items] of held) {
    for (const item of items) {
      demand(
        !holders.has(item),
        'S8',
        () => `item ${item} is annulled by ${holders.get(item)} and by ${caseId}`,
      );
      holders.set(item, caseId);
    }
  }
}

/** S12: nothing that came from a device after it was revoked was answered. */
function checkRevoked({ office }: World): void {
  for (const [index, exchange] of office.traffic.entries()) {
    const since = office.revokedAfter.get(deviceOf(exchange));
    if (since === undefined || index < since || !isPush(exchange)) continue;
    demand(exchange.answer.status !== 200, 'S12', () => 'a push of a revoked device was taken');
  }
}

/** S2: every request that ever arrived, again and in another order: the same answers, and nothing changes. */
async function checkReplay({ office, chance, time }: World): Promise<void> {
  const before = await imprint(office);
  const present = time.now();
  const sent = office.traffic.filter(({ request }) => request.path !== '/enrol');
  for (const exchange of chance.shuffled(sent)) {
    const { request, answer, at } = exchange;
    const isAnswered =
      isPush(exchange) && answer.status === 200 && !office.revokedAfter.has(deviceOf(exchange));
    // A token is good for a minute: what was answered is asked again at the time when it was.
    time.set(isAnswered ? at : present);
    const again = await office.deliver(request);
    if (!isAnswered) continue;
    demand(
      again.status === 200 && again.text === answer.text,
      'S2',
      () => `the same push was answered otherwise:\n${answer.text}\n${again.text}`,
    );
  }
  time.set(present);
  office.traffic.splice(0, office.traffic.length, ...sent);
  demand(before === (await imprint(office)), 'S2', () => 'requests that came again changed something');
}

async function checkVerified({ office }: World): Promise<void> {
  const { findings } = await verifyStore(office.central.store.read);
  demand(findings.length === 0, 'R11', () => `the check finds ${JSON.stringify(findings)}`);
}

/** Every promise that is seen at the central office, once the line is clean and all has come to rest. */
export async function checkCentral(world: World, answered: readonly AnsweredOperation[]): Promise<void> {
  await checkEffects(world, answered);
  await checkOneAnnulment(world);
  checkRevoked(world);
  await checkReplay(world);
  await checkVerified(world);
}
