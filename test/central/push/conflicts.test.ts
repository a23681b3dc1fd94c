import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importBatch } from '../../../main/central/import/records.ts';
import { newId } from '../../../main/platform/ids.ts';
import type { CaseFacts } from '../../../shared/procedure/facts.ts';
import { caseFacts, counterAdvisor } from '../../builders/case-facts.ts';
import { annul, branchCase, outbox, runUntil } from '../support/branch-case.ts';
import { enrolClient, pushOutbox } from '../support/device-client.ts';
import { recordsOf, startCentral, type TestCentral } from '../support/start-central.ts';

let office: TestCentral;
const facts = caseFacts();

beforeEach(async () => {
  office = await startCentral();
});
afterEach(() => office.close());

const enrol = (areaId = 'LPZ-01') => enrolClient(office.central, areaId, office.now);

describe('two devices on one request', () => {
  it('have one winner, and the loser is told who, in each of 20 rounds', async () => {
    const rounds = Array.from({ length: 20 }, (_, index) => `S-${index + 1}`);
    const factsOf = (id: string): CaseFacts => {
      const items = facts.request.items.map((item) => ({ ...item, id: `${id}-${item.line}` }));
      return { ...facts, request: { ...facts.request, id, items } };
    };
    await office.central.store.importTarget.upsert(
      importBatch({
        requests: rounds.map((id) => recordsOf(factsOf(id)).requests[0]).filter((each) => each !== undefined),
      }),
    );
    const second = counterAdvisor({ userId: 'u-2', name: 'Segundo asesor de prueba', areaId: 'LPZ-02' });
    const devices = [await enrol('LPZ-01'), await enrol('LPZ-02')] as const;
    for (const [index, id] of rounds.entries()) {
      const known = factsOf(id);
      const boxes = [outbox(), outbox()] as const;
      const cases = [
        branchCase({ outbox: boxes[0], facts: known, caseNumber: `LPZ-01-01-${index}` }),
        branchCase({ outbox: boxes[1], facts: known, caseNumber: `LPZ-02-01-${index}`, actor: second }),
      ] as const;
      for (const one of cases) annul(one, known);
      const outcomes = await Promise.all([
        pushOutbox(devices[0], boxes[0]),
        pushOutbox(devices[1], boxes[1]),
      ]);
      const winner = outcomes.findIndex((each) => each.every(({ status }) => status === 'applied'));
      const loser = 1 - winner;
      expect(winner).not.toBe(-1);
      expect(outcomes[loser]?.[0]).toMatchObject({
        status: 'conflict',
        code: 'under-annulment',
        winner: {
          caseNumber: cases[winner]?.caseNumber,
          advisor: winner === 0 ? 'Asesora de prueba' : second.name,
        },
      });
      expect(outcomes[loser]?.slice(1)).toEqual(
        boxes[0].operations
          .slice(1)
          .map(() => ({ status: 'rejected', code: 'previous-refused', facts: null })),
      );
    }
  });

  it('may each annul products of their own, one after the other', async () => {
    const device = await enrol();
    const first = outbox();
    annul(branchCase({ outbox: first, facts }), facts, ['S-1-1']);
    expect((await pushOutbox(device, first)).every(({ status }) => status === 'applied')).toBe(true);
    const held = {
      itemId: 'S-1-1',
      caseId: newId(),
      caseNumber: 'x',
      advisor: 'x',
      areaName: 'x',
      at: office.now(),
      registered: true,
    };
    const second = outbox();
    annul(branchCase({ outbox: second, facts: { ...facts, claims: [held] } }), { ...facts, claims: [held] });
    expect((await pushOutbox(device, second)).every(({ status }) => status === 'applied')).toBe(true);
  });

  it('are a conflict with the registered annulment at the act', async () => {
    const device = await enrol();
    const first = outbox();
    annul(branchCase({ outbox: first, facts, caseNumber: 'GANADOR' }), facts);
    await pushOutbox(device, first);
    const late = outbox();
    branchCase({ outbox: late, facts }).run({
      kind: 'open',
      caseNumber: 'TARDE',
      answer: { customerId: 'C-1', requestId: 'S-1' },
    });
    expect(await pushOutbox(device, late)).toEqual([
      {
        status: 'conflict',
        code: 'under-annulment',
        winner: {
          caseNumber: 'GANADOR',
          advisor: 'Asesora de prueba',
          areaName: 'Sucursal de prueba',
          at: office.now(),
        },
      },
    ]);
  });

  it('set the request free when the first case is withdrawn', async () => {
    const device = await enrol();
    const box = outbox();
    const one = branchCase({ outbox: box, facts });
    runUntil(one, 'A3', facts);
    one.run({ kind: 'withdraw', reason: 'changed-mind', note: '' });
    annul(branchCase({ outbox: box, facts }), facts);
    expect((await pushOutbox(device, box)).every(({ status }) => status === 'applied')).toBe(true);
  });
});
