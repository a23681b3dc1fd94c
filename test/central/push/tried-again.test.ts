import { afterEach, beforeEach, expect, it } from 'vitest';
import { importBatch } from '../../../main/central/import/records.ts';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import { sealEvent } from '../../../shared/procedure/chain.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import type { Outcome } from '../../../shared/protocol/operations.ts';
import { caseFacts, counterAdvisor } from '../../builders/case-facts.ts';
import { branchCase, outbox, runUntil } from '../support/branch-case.ts';
import { type DeviceClient, enrolClient, pushOutbox } from '../support/device-client.ts';
import { startCentral, type TestCentral, user } from '../support/start-central.ts';

let office: TestCentral;
let device: DeviceClient;
const stranger = counterAdvisor({ userId: 'u-9' });

beforeEach(async () => {
  office = await startCentral();
  device = await enrolClient(office.central, 'LPZ-01', office.now);
});
afterEach(() => office.close());

function codes(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.map((each) => (each.status === 'applied' ? each.status : each.code));
}

/** The opening and A.2 of somebody who is not known yet. */
function strange(): ReturnType<typeof outbox> {
  const box = outbox();
  runUntil(branchCase({ outbox: box, facts: caseFacts(), actor: stranger }), 'A2', caseFacts());
  return box;
}

it('[S3] [Y16] a refused event that comes again is judged afresh, and so is what builds on it', async () => {
  const box = strange();
  expect(codes(await pushOutbox(device, box))).toEqual(['inactive-user', 'previous-refused']);
  expect(codes(await pushOutbox(device, box))).toEqual(['inactive-user', 'previous-refused']);
  await office.central.store.importTarget.upsert(importBatch({ users: [user('u-9')] }));
  expect(codes(await pushOutbox(device, box))).toEqual(['applied', 'applied']);
});

it('[S3] what builds on an event that an earlier push saw refused is refused with it', async () => {
  const [opening, second] = strange().operations;
  if (!opening || !second) throw new Error('There are two operations');
  const epoch = newId();
  expect(codes(await pushOutbox(device, { operations: [opening] }, epoch))).toEqual(['inactive-user']);
  expect(codes(await pushOutbox(device, { operations: [second] }, epoch))).toEqual(['previous-refused']);
});

it('[S3] [Y16] what builds on an event that was refused once and taken later is out of date, not refused with it', async () => {
  const box = strange();
  await pushOutbox(device, box);
  await office.central.store.importTarget.upsert(importBatch({ users: [user('u-9')] }));
  await pushOutbox(device, box);
  const [opening, second] = box.operations;
  if (!opening || !second) throw new Error('There are two operations');
  // Another answer to A.2, written on the opening as well.
  const event: CaseEvent = { ...(JSON.parse(second.body) as CaseEvent), eventId: newId() };
  const other = outbox();
  other.append(event, sealEvent(event, opening.hash, sha256));
  expect(codes(await pushOutbox(device, other))).toEqual(['stale-case']);
});
