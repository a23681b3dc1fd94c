import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStoreOf } from '../../../main/central/central.ts';
import { verifyStore } from '../../../main/central/verification/verify-store.ts';
import { newId } from '../../../main/platform/ids.ts';
import { pushResponseSchema } from '../../../shared/protocol/endpoints.ts';
import type { Operation } from '../../../shared/protocol/operations.ts';
import { branchCase, outbox } from '../support/branch-case.ts';
import { enrolOverLine, type LineClient } from '../support/line-client.ts';
import { numberedFacts } from '../support/many-requests.ts';
import { prepareOffice } from '../support/prepare-office.ts';
import { type Serving, startServing } from '../support/serving.ts';
import { startOfTests } from '../support/start-central.ts';

const rounds = process.env.REVERSA_TORTURE ? 50 : 3;
const devicesAtOnce = 3;
const requests = 200;
const facts = Array.from({ length: requests }, (_, index) => numberedFacts(index + 1));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-central-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const serve = () => startServing(folder, { REVERSA_NOW: startOfTests });
const open = () => openStoreOf({ dataFolder: folder, newId, logger: pino({ level: 'silent' }) });

interface Pushed {
  readonly device: LineClient;
  readonly epoch: string;
  readonly operations: readonly Operation[];
  readonly answer: string;
}

/** Opens a case a push, each in an epoch of its own, until no answer comes any more. */
async function pushUntilCut(device: LineClient, acknowledged: Pushed[]): Promise<void> {
  for (let count = 0; ; count += 1) {
    const box = outbox();
    const known = facts[count % requests];
    if (known === undefined) return;
    const one = branchCase({ outbox: box, facts: known });
    const { id: requestId, customerId } = known.request;
    one.run({ kind: 'open', caseNumber: one.caseNumber, answer: { customerId, requestId } });
    const epoch = newId();
    try {
      const { text, body, status } = await device.push(epoch, box.operations);
      if (status !== 200) return;
      pushResponseSchema.parse(body);
      acknowledged.push({ device, epoch, operations: box.operations, answer: text });
    } catch {
      return;
    }
  }
}

const resultsOf = (text: string) => JSON.stringify(JSON.parse(text).results);

async function cut(
  serving: Serving,
  devices: readonly LineClient[],
  signal: 'SIGTERM' | 'SIGKILL',
  least: number,
) {
  const acknowledged: Pushed[] = [];
  const pushing = devices.map((device) => pushUntilCut(device.to(serving.url), acknowledged));
  while (acknowledged.length < least) await new Promise((resolve) => setTimeout(resolve, 2));
  const ended = await serving.end(signal);
  await Promise.all(pushing);
  return { acknowledged, ended };
}

async function expectKept(acknowledged: readonly Pushed[]): Promise<void> {
  const serving = await serve();
  for (const { device, epoch, operations, answer } of acknowledged) {
    const again = await device.to(serving.url).push(epoch, operations);
    expect(resultsOf(again.text)).toBe(resultsOf(answer));
  }
  await serving.end('SIGTERM');
  const store = await open();
  const { findings } = await verifyStore(store.read);
  await store.close();
  expect(findings).toEqual([]);
}

async function enrolAll(codes: readonly string[]): Promise<readonly LineClient[]> {
  const serving = await serve();
  const devices = await Promise.all(
    codes.map((code) => enrolOverLine(serving.url, code, () => startOfTests)),
  );
  await serving.end('SIGTERM');
  return devices;
}

describe('the service', () => {
  it('[S1] loses nothing that it acknowledged when it is killed at any moment', {
    timeout: 600_000,
  }, async () => {
    const devices = await enrolAll(await prepareOffice(folder, facts, devicesAtOnce));
    const all: Pushed[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const least = 1 + ((round * 7) % 20);
      const { acknowledged } = await cut(await serve(), devices, 'SIGKILL', least);
      all.push(...acknowledged);
    }
    await expectKept(all);
  });

  it('ends what is under way when it is told to stop, and ends with 0', async () => {
    const devices = await enrolAll(await prepareOffice(folder, facts, devicesAtOnce));
    const { acknowledged, ended } = await cut(await serve(), devices, 'SIGTERM', 5);
    expect(ended.code).toBe(0);
    expect(ended.errors).not.toContain('"level":50');
    await expectKept(acknowledged);
  });
});
