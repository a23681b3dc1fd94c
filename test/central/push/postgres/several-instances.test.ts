import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Central, createCentral } from '../../../../main/central/central.ts';
import { importBatch } from '../../../../main/central/import/records.ts';
import { verifyStore } from '../../../../main/central/verification/verify-store.ts';
import { newId } from '../../../../main/platform/ids.ts';
import type { CaseFacts } from '../../../../shared/procedure/facts.ts';
import { caseFacts } from '../../../builders/case-facts.ts';
import { withClient } from '../../../support/postgres-database.ts';
import { annul, branchCase, outbox } from '../../support/branch-case.ts';
import { type DeviceClient, enrolClient, pushOutbox } from '../../support/device-client.ts';
import { recordsOf, startCentral, type TestCentral } from '../../support/start-central.ts';

const rounds = process.env.REVERSA_TORTURE ? 1_000 : 12;
const mostDevices = 20;

let office: TestCentral;
let second: Central;
const facts = caseFacts();

beforeEach(async () => {
  office = await startCentral();
  second = await createCentral({
    dataFolder: office.folder,
    databaseUrl: office.databaseUrl,
    clock: { now: office.now, monotonic: () => performance.now() },
    newId,
    logger: pino({ level: 'silent' }),
  });
});
afterEach(async () => {
  await second.close();
  await office.close();
});

function factsOf(id: string): CaseFacts {
  const items = facts.request.items.map((item) => ({ ...item, id: `${id}-${item.line}` }));
  return { ...facts, request: { ...facts.request, id, items } };
}

async function devicesOf(count: number): Promise<readonly DeviceClient[]> {
  const devices: DeviceClient[] = [];
  for (let each = 0; each < count; each += 1) {
    const device = await enrolClient(office.central, 'LPZ-01', office.now);
    devices.push(each % 2 === 0 ? device : device.on(second));
  }
  return devices;
}

describe('two instances on one database', () => {
  it('[S8] give one annulment to 2 to 20 devices that act at once, and tell every other who has it', async () => {
    const devices = await devicesOf(mostDevices);
    for (let round = 1; round <= rounds; round += 1) {
      const known = factsOf(`R-${round}`);
      await office.central.store.importTarget.upsert(importBatch({ requests: recordsOf(known).requests }));
      const acting = devices.slice(0, 2 + ((round * 7) % (mostDevices - 1)));
      const boxes = acting.map((_, index) => {
        const box = outbox();
        annul(branchCase({ outbox: box, facts: known, caseNumber: `LPZ-01-${index}-${round}` }), known);
        return box;
      });
      const epochs = acting.map(() => newId());
      const push = (index: number) => {
        const [device, box, epoch] = [acting[index], boxes[index], epochs[index]];
        if (!device || !box || !epoch) throw new Error('A device without an outbox');
        return pushOutbox(device, box, epoch);
      };
      const outcomes = await Promise.all(acting.map((_, index) => push(index)));
      // As if each answer had been lost.
      expect(await Promise.all(acting.map((_, index) => push(index)))).toEqual(outcomes);
      const winners = outcomes.filter((each) => each.every(({ status }) => status === 'applied'));
      expect(winners).toHaveLength(1);
      const winner = outcomes.findIndex((each) => each.every(({ status }) => status === 'applied'));
      for (const [index, outcome] of outcomes.entries()) {
        if (index === winner) continue;
        expect(outcome[0]).toMatchObject({
          status: 'conflict',
          winner: { caseNumber: `LPZ-01-${winner}-${round}` },
        });
      }
    }
    expect((await verifyStore(second.store.read)).findings).toEqual([]);
  }, 600_000);

  it('[S2] answer the same push that reaches both at once alike, and do it once', async () => {
    const device = await enrolClient(office.central, 'LPZ-01', office.now);
    const box = outbox();
    annul(branchCase({ outbox: box, facts }), facts);
    const epoch = newId();
    const [first, other, again] = await Promise.all([
      device.push(epoch, box.operations),
      device.on(second).push(epoch, box.operations),
      device.push(epoch, box.operations),
    ]);
    expect(first?.status).toBe(200);
    expect(other?.text).toBe(first?.text);
    expect(again?.text).toBe(first?.text);
    expect((await verifyStore(office.central.store.read)).findings).toEqual([]);
  });

  it('[S4] say that they are busy while their connections are cut, and go on', async () => {
    const device = await enrolClient(office.central, 'LPZ-01', office.now);
    const box = outbox();
    annul(branchCase({ outbox: box, facts }), facts);
    const epoch = newId();
    const url = office.databaseUrl ?? '';
    let isPushing = true;
    const cutting = withClient(url, async (client) => {
      while (isPushing) {
        await client.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = 'reversa-central' AND datname = current_database()`,
        );
      }
    });
    const answers = await Promise.all(Array.from({ length: 20 }, () => device.push(epoch, box.operations)));
    isPushing = false;
    await cutting;
    expect(answers.map(({ status }) => status).filter((status) => status !== 503 && status !== 200)).toEqual(
      [],
    );
    const last = await device.push(epoch, box.operations);
    expect(last.status).toBe(200);
    for (const { text } of answers.filter(({ status }) => status === 200)) expect(text).toBe(last.text);
    expect((await verifyStore(office.central.store.read)).findings).toEqual([]);
  });
});
