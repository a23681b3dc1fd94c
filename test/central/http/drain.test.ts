import { afterEach, describe, expect, it } from 'vitest';
import { createEnrolmentCode } from '../../../main/central/devices/enrolment-codes.ts';
import { newId } from '../../../main/platform/ids.ts';
import { pushResponseSchema } from '../../../shared/protocol/endpoints.ts';
import { caseFacts } from '../../builders/case-facts.ts';
import { annul, branchCase, outbox } from '../support/branch-case.ts';
import { enrolOverLine } from '../support/line-client.ts';
import { startCentral, type TestCentral } from '../support/start-central.ts';

let office: TestCentral;
afterEach(() => office.close());

/** A push that is under way: its device's row is somebody else's until `release`. */
async function pushUnderWay() {
  const { central } = office;
  const url = await central.listen(0);
  const code = await createEnrolmentCode(central.store, 'LPZ-01', office.now());
  if (!code.ok) throw new Error(code.error);
  const device = await enrolOverLine(url, code.value, office.now);
  const turn = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<void>();
  const epoch = newId();
  const held = central.store.transaction(async (writer) => {
    await writer.setDeviceProgress(device.deviceId, epoch, 0);
    taken.resolve();
    await turn.promise;
  });
  await taken.promise;
  const box = outbox();
  annul(branchCase({ outbox: box, facts: caseFacts() }), caseFacts());
  const arrived = Promise.withResolvers<void>();
  central.app.server.once('request', () => arrived.resolve());
  const answer = device.push(epoch, box.operations);
  await arrived.promise;
  const release = async () => {
    turn.resolve();
    await held;
  };
  return { url, epoch, box, answer, release, device };
}

describe('a service that is told to stop', () => {
  it('takes nobody new, answers what is under way, and then closes the store', async () => {
    office = await startCentral();
    const { url, answer, release, box } = await pushUnderWay();
    const closed = office.central.close();
    await expect(fetch(`${url}/health`)).rejects.toThrow();
    await release();
    const { status, body } = await answer;
    expect(status).toBe(200);
    expect(pushResponseSchema.parse(body).results).toHaveLength(box.operations.length);
    await closed;
    await expect(office.central.store.transaction(async () => null)).rejects.toThrow();
  });

  it('cuts what does not end in time, and what was cut is done whole and answered again', async () => {
    office = await startCentral(undefined, { stopWithinMs: 50 });
    const { epoch, box, answer, release, device } = await pushUnderWay();
    const closed = office.central.close();
    await expect(answer).rejects.toThrow();
    await release();
    await closed;
    const central = await office.restart();
    const again = await device.to(await central.listen(0)).push(epoch, box.operations);
    expect(pushResponseSchema.parse(again.body).results.map(({ outcome }) => outcome.status)).toEqual(
      box.operations.map(() => 'applied'),
    );
  });
});
