import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import { chainStart } from '../../../shared/procedure/chain.ts';
import {
  type PushResponse,
  protocolErrorSchema,
  pushResponseSchema,
} from '../../../shared/protocol/endpoints.ts';
import type { Operation } from '../../../shared/protocol/operations.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { caseFacts } from '../../builders/case-facts.ts';
import { annul, branchCase, outbox } from '../support/branch-case.ts';
import { type Answer, type DeviceClient, enrolClient } from '../support/device-client.ts';
import { startCentral, type TestCentral } from '../support/start-central.ts';

let office: TestCentral;
let device: DeviceClient;
const epoch = newId();

beforeEach(async () => {
  office = await startCentral();
  device = await enrolClient(office.central, 'LPZ-01', office.now);
});
afterEach(() => office.close());

function results(answer: Answer): PushResponse['results'] {
  expect(answer.status).toBe(200);
  return pushResponseSchema.parse(answer.body).results;
}
const statuses = (answer: Answer) => results(answer).map(({ outcome }) => outcome.status);
const refusal = (answer: Answer) => protocolErrorSchema.parse(answer.body);

function annulment(): readonly Operation[] {
  const box = outbox();
  annul(branchCase({ outbox: box, facts: caseFacts() }), caseFacts());
  return box.operations;
}

/** The same operation with another body, whole in itself. */
function altered(operation: Operation, body: string): Operation {
  const hash = sha256(`${operation.baseVersion}\n${body}`);
  return { ...operation, body, hash, sha256: sha256(`${operation.prevSha256}\n${body}`) };
}

describe('a push', () => {
  it('ends every operation of a whole annulment as applied', async () => {
    const operations = annulment();
    const answer = await device.push(epoch, operations);
    expect(results(answer)).toEqual(
      operations.map(({ seq, opId }) => ({ seq, opId, outcome: { status: 'applied' } })),
    );
  });

  it('is answered the same, byte for byte, when it comes again, also after a restart', async () => {
    const operations = [...annulment()];
    operations[2] = altered(operations[2] as Operation, '{"not":"an event"}');
    operations[3] = { ...(operations[3] as Operation), prevSha256: operations[2].sha256 };
    const bytes = (answer: Answer) => answer.text.slice(answer.text.indexOf('"results"'));
    const first = await device.push(epoch, operations);
    const again = await device.push(epoch, operations);
    expect(bytes(again)).toBe(bytes(first));
    const part = await device.push(epoch, operations.slice(0, 3));
    expect(results(part)).toEqual(results(first).slice(0, 3));
    const restarted = await device.on(await office.restart()).push(epoch, operations);
    expect(bytes(restarted)).toBe(bytes(first));
  });

  it('takes the new ones of a push that overlaps the last', async () => {
    const operations = annulment();
    await device.push(epoch, operations.slice(0, 4));
    expect(statuses(await device.push(epoch, operations.slice(2)))).toEqual(
      operations.slice(2).map(() => 'applied'),
    );
  });

  it('is a fork when another operation stands at a seq', async () => {
    await device.push(epoch, annulment().slice(0, 2));
    const answer = await device.push(epoch, annulment().slice(0, 3));
    expect(answer.status).toBe(409);
    expect(refusal(answer)).toMatchObject({ error: 'fork', lastSeq: 2, serverTime: office.now() });
  });

  it('is a gap when operations before it are missing, and does nothing', async () => {
    const operations = annulment();
    const early = await device.push(epoch, operations.slice(1));
    expect(early.status).toBe(409);
    expect(refusal(early)).toMatchObject({ error: 'gap', lastSeq: 0 });
    await device.push(epoch, operations.slice(0, 1));
    expect(refusal(await device.push(epoch, operations.slice(2)))).toMatchObject({
      error: 'gap',
      lastSeq: 1,
    });
    expect(statuses(await device.push(epoch, operations.slice(1)))).toEqual(
      operations.slice(1).map(() => 'applied'),
    );
  });

  it('is refused when its numbers do not run on', async () => {
    const [first, second, third] = annulment();
    const answer = await device.push(
      epoch,
      [first, third, second].filter((each) => each !== undefined),
    );
    expect(answer.status).toBe(400);
    expect(refusal(answer).error).toBe('bad-request');
  });

  it('[Y14] starts anew under a new epoch, answers repeats of the old one, and lets a copy go on under it', async () => {
    const old = annulment();
    await device.push(epoch, old.slice(0, 3));
    const next = newId();
    expect(statuses(await device.push(next, annulment().slice(0, 1)))).toEqual(['conflict']);
    expect(statuses(await device.push(epoch, old.slice(0, 3)))).toEqual(['applied', 'applied', 'applied']);
    // The operations are each judged by themselves: what was taken under the one epoch stays taken.
    expect(statuses(await device.push(epoch, old))).toEqual(old.map(() => 'applied'));
  });

  it('[Y14] is a fork when it comes with the next number on another history', async () => {
    const operations = annulment();
    await device.push(epoch, operations.slice(0, 2));
    const strange = outbox();
    const other = branchCase({ outbox: strange, facts: caseFacts() });
    annul(other, caseFacts());
    expect(refusal(await device.push(epoch, strange.operations.slice(2)))).toMatchObject({
      error: 'fork',
      lastSeq: 2,
    });
  });

  it('applies an event once, though it comes again under a new epoch', async () => {
    const operations = annulment();
    await device.push(epoch, operations);
    expect(statuses(await device.push(newId(), operations))).toEqual(operations.map(() => 'applied'));
    const log = await office.central.store.read.listCaseIds('', 10);
    expect(log).toHaveLength(1);
  });

  it('is too large above 1 MB of bodies', async () => {
    const [first] = annulment();
    const large = 'x'.repeat(199_000);
    const operations = Array.from({ length: 6 }, (_, index) => ({
      ...(first as Operation),
      seq: index + 1,
      body: large,
    }));
    const answer = await device.push(epoch, operations);
    expect(answer.status).toBe(413);
    expect(refusal(answer).error).toBe('too-large');
  });

  it('is refused as a whole when it is not of this version of the protocol', async () => {
    const body = JSON.stringify({ protocol: protocolVersion + 1, epoch, operations: 'in another shape' });
    const answer = await device.send({ method: 'POST', path: '/sync/push', body });
    expect(answer.status).toBe(409);
    expect(refusal(answer).error).toBe('protocol-unsupported');
  });
});

describe('a bad operation', () => {
  /** Two cases in one outbox; a poison stands before, between or after them. */
  function withPoison(at: 'first' | 'middle' | 'last', body: string) {
    const box = outbox();
    const facts = caseFacts();
    const poison = () => {
      const hash = sha256(`${chainStart}\n${body}`);
      box.append(JSON.parse('{}'), { body, prevHash: chainStart, hash });
    };
    if (at === 'first') poison();
    const one = branchCase({ outbox: box, facts });
    annul(one, facts, ['S-1-1']);
    if (at === 'middle') poison();
    one.run({ kind: 'print', paper: 'notification', of: null, outcome: 'printed', reason: null });
    if (at === 'last') poison();
    return box.operations;
  }

  it.each(['first', 'middle', 'last'] as const)('does not block the others when it comes %s', async (at) => {
    for (const body of ['not json', '{"eventId":1}', '[]']) {
      const fresh = await startCentral();
      const client = await enrolClient(fresh.central, 'LPZ-01', fresh.now);
      const operations = withPoison(at, body);
      const outcomes = results(await client.push(epoch, operations)).map(({ outcome }) => outcome);
      const rejected = outcomes.filter(({ status }) => status !== 'applied');
      expect(rejected).toEqual([{ status: 'rejected', code: 'invalid-answer', facts: null }]);
      expect(outcomes).toHaveLength(operations.length);
      await fresh.close();
    }
  });

  it('is a broken chain when its text is not the one that was hashed', async () => {
    const operations = [...annulment()];
    const third = operations[2] as Operation;
    operations[2] = { ...third, body: third.body.replace('full', 'part') };
    const outcomes = results(await device.push(epoch, operations)).map(({ outcome }) => outcome);
    expect(outcomes[2]).toEqual({ status: 'rejected', code: 'broken-chain', facts: null });
    expect(outcomes.slice(0, 2)).toEqual([{ status: 'applied' }, { status: 'applied' }]);
    expect(
      outcomes.slice(3).every((each) => each.status === 'rejected' && each.code === 'previous-refused'),
    ).toBe(true);
  });

  it('is a broken chain when it does not follow the operation before it', async () => {
    const operations = annulment().map((each) => ({ ...each }));
    const second = operations[1] as Operation;
    const prevSha256 = 'f'.repeat(64);
    operations[1] = { ...second, prevSha256, sha256: sha256(`${prevSha256}\n${second.body}`) };
    const outcomes = results(await device.push(epoch, operations)).map(({ outcome }) => outcome);
    expect(outcomes[1]).toMatchObject({ status: 'rejected', code: 'broken-chain' });
  });

  it('is a stale case when the branch did not know the last event', async () => {
    const operations = annulment();
    await device.push(epoch, operations.slice(0, 3));
    const other = await enrolClient(office.central, 'LPZ-01', office.now);
    const box = outbox();
    for (const { body, baseVersion, hash } of operations.slice(1, 2)) {
      const event = { ...JSON.parse(body), eventId: newId() };
      const text = JSON.stringify(event);
      box.append(event, {
        body: text,
        prevHash: baseVersion,
        hash: hash && sha256(`${baseVersion}\n${text}`),
      });
    }
    expect(results(await other.push(newId(), box.operations))[0]?.outcome).toEqual({
      status: 'rejected',
      code: 'stale-case',
      facts: null,
    });
  });

  it('is a broken chain when it takes the id of another event', async () => {
    const operations = annulment();
    await device.push(epoch, operations.slice(0, 1));
    const box = outbox();
    const facts = caseFacts();
    const other = branchCase({ outbox: box, facts });
    const taken = JSON.parse(operations[0]?.body ?? '{}').eventId;
    other.force(JSON.parse(operations[0]?.body ?? '{}').action, { eventId: taken });
    expect(results(await device.push(newId(), box.operations))[0]?.outcome).toMatchObject({
      code: 'broken-chain',
    });
  });
});
