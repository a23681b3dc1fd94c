import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importBatch } from '../../main/central/import/records.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import type { Result } from '../../shared/result.ts';
import { caseFacts, workOrder } from '../builders/case-facts.ts';
import { motiveAnswer } from '../builders/case-log.ts';
import { type TestCentral, user } from '../central/support/start-central.ts';
import { as, type LinkedWorkplace, linkWorkplace, startStaffedCentral } from './with-central.ts';

const counter = as('counter-advisor');
const backOffice = as('back-office-commercial');
const supervisor = as('operations-supervisor');
const head = as('service-head');
const colleague = {
  user: { ...backOffice.user, userId: 'u-colleague', username: 'u-colleague', name: 'Colega de prueba' },
};

let office: TestCentral;
let place: LinkedWorkplace;
let second: LinkedWorkplace;

beforeEach(async () => {
  office = await startStaffedCentral();
  await office.central.store.importTarget.upsert(
    importBatch({
      users: [
        user('u-colleague', { name: 'Colega de prueba', role: 'back-office-commercial', areaId: 'LPZ-BO' }),
      ],
    }),
  );
  place = await linkWorkplace(office, 'LPZ-01-01');
  second = await linkWorkplace(office, 'LPZ-BO-01');
  await place.learn(caseFacts({ orders: [workOrder('assigned')] }));
  await second.sync();
  for (const each of [place, second]) each.clock.set('2026-11-24T14:00:00.000Z');
  office.setNow('2026-11-24T14:00:00.000Z');
});
afterEach(async () => {
  await place.close();
  await second.close();
  await office.close();
});

function value<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`refused: ${result.error}`);
  return result.value;
}
const at = (view: CaseView) => ({ caseId: view.state.caseId, head: view.head });

/** A case of another day, handed over by the counter. */
async function derived(): Promise<CaseView> {
  const opened = value(await place.useCases.openCase({ requestId: 'S-1' }, counter));
  return value(
    await place.useCases.answerStep({ ...at(opened), step: 'A2', target: null, answer: {} }, counter),
  );
}

const identity = { customerId: 'C-1', requestId: 'S-1' };
const answerA7 = (view: CaseView, caller = backOffice) =>
  place.useCases.answerStep({ ...at(view), step: 'A7', target: null, answer: identity }, caller);

describe('a case in a queue', () => {
  it('is taken before it is worked on, and nobody else answers it then', async () => {
    const taken = value(await place.useCases.takeCase(at(await derived()), backOffice));
    expect(taken.summary).toMatchObject({ holderId: 'u-back-office-commercial', status: 'at-back-office' });
    expect(await answerA7(taken, colleague)).toEqual({ ok: false, error: 'taken-by-other' });
    expect(await place.useCases.takeCase(at(taken), colleague)).toEqual({
      ok: false,
      error: 'taken-by-other',
    });
    expect((await answerA7(taken)).ok).toBe(true);
  });

  it('is free again when it is released, or was forgotten for as long as the administrator allows', async () => {
    const taken = value(await place.useCases.takeCase(at(await derived()), backOffice));
    const released = value(await place.useCases.releaseCase(at(taken), backOffice));
    expect(released.summary.holderId).toBeNull();
    const again = value(await place.useCases.takeCase(at(released), colleague));
    place.clock.pass(119 * 60_000);
    expect(await place.useCases.takeCase(at(again), backOffice)).toEqual({
      ok: false,
      error: 'taken-by-other',
    });
    place.clock.pass(60_000);
    office.setNow(place.clock.now());
    const free = value(await place.useCases.takeCase(at(again), backOffice));
    expect(free.summary.holderId).toBe('u-back-office-commercial');
    expect((await place.sync()).every(({ status }) => status === 'applied')).toBe(true);
  });

  it('is the one of two workstations whose taking came first, and the other is told', async () => {
    const view = await derived();
    await place.sync();
    await second.sync();
    value(await place.useCases.takeCase(at(view), backOffice));
    value(await second.useCases.takeCase(at(view), colleague));
    await place.sync();
    expect(await second.sync()).toMatchObject([{ status: 'rejected', code: 'stale-case' }]);
    const seen = value(await second.useCases.getCase({ caseId: view.state.caseId }, colleague));
    expect(seen.summary.holderName).toBe('Persona de prueba (back-office-commercial)');
    expect(seen.problem).not.toBeNull();
  });

  it('is taken by F8, the longest wait first, passing over what somebody has', async () => {
    expect(value(await place.useCases.takeNextCase({}, backOffice))).toBeNull();
    const view = await derived();
    const next = value(await place.useCases.takeNextCase({}, backOffice));
    expect(next?.state.caseId).toBe(view.state.caseId);
    expect(value(await place.useCases.takeNextCase({}, colleague))).toBeNull();
  });

  it('is reassigned by the head alone, to somebody who may answer it', async () => {
    const taken = value(await place.useCases.takeCase(at(await derived()), backOffice));
    const assignees = value(await place.useCases.listAssignees({ caseId: taken.state.caseId }, head));
    expect(assignees.map(({ userId }) => userId).sort()).toEqual(['u-back-office-commercial', 'u-colleague']);
    const to = { userId: 'u-colleague', reason: 'Vacaciones' };
    expect(await place.useCases.reassignCase({ ...at(taken), ...to }, backOffice)).toEqual({
      ok: false,
      error: 'wrong-role',
    });
    expect(
      await place.useCases.reassignCase({ ...at(taken), userId: 'u-cashier', reason: 'x' }, head),
    ).toEqual({
      ok: false,
      error: 'wrong-role',
    });
    const given = value(await place.useCases.reassignCase({ ...at(taken), ...to }, head));
    expect(given.summary.holderId).toBe('u-colleague');
    expect((await answerA7(given, colleague)).ok).toBe(true);
    expect((await place.sync()).every(({ status }) => status === 'applied')).toBe(true);
  });
});

/** From A.7 to A.11 with an assigned order. */
async function registered(): Promise<CaseView> {
  let view = value(await place.useCases.openCase({ requestId: 'S-1' }, backOffice));
  for (const [step, answer] of [
    ['A8', { requester: 'holder', representative: null, holderCardSeen: true, invoiceSeen: true }],
    ['A10', { type: 'full', itemIds: [], ...motiveAnswer, interaction: 'Pide anular.' }],
    ['A11', {}],
  ] as const) {
    view = value(
      await place.useCases.answerStep(
        { ...at(view), step, target: null, answer: answer as never },
        backOffice,
      ),
    );
  }
  return view;
}

describe('what changes between two steps', () => {
  it('an order executed between A.11 and A.14 sends the case back to its state', async () => {
    const view = await registered();
    expect(view.state.position).toMatchObject({ step: 'A14' });
    await place.learn(caseFacts({ orders: [workOrder('executed')], businessDay: '2026-11-24' }));
    const told = { ...at(view), step: 'A14' as const, target: null };
    expect(
      await place.useCases.answerStep({ ...told, answer: { channel: 'email', note: '' } }, backOffice),
    ).toEqual({
      ok: false,
      error: 'stale-facts',
    });
    let back = value(
      await place.useCases.answerStep({ ...told, answer: { channel: 'not-needed', note: '' } }, backOffice),
    );
    expect(back.state.position).toMatchObject({ step: 'A11' });
    back = value(
      await place.useCases.answerStep({ ...at(back), step: 'A11', target: null, answer: {} }, backOffice),
    );
    expect(back.state.position).toMatchObject({ step: 'A15' });
    expect((await place.sync()).every(({ status }) => status === 'applied')).toBe(true);
  });

  it('a suspension is the own centre’s supervisor’s, whose order becomes suspended at the central office', async () => {
    let view = await registered();
    view = value(
      await place.useCases.answerStep(
        { ...at(view), step: 'A14', target: null, answer: { channel: 'email', note: '' } },
        backOffice,
      ),
    );
    const answer = {
      outcome: 'suspended',
      technician: 'Técnico de prueba',
      how: 'phone',
      toldAt: '2026-11-24T14:00:00.000Z',
      appointmentRemoved: true,
      note: '',
    } as const;
    const away = { user: { ...supervisor.user, area: { ...supervisor.user.area, name: 'Otro centro' } } };
    const request = { ...at(view), step: 'A16' as const, target: null, answer };
    expect(await place.useCases.answerStep(request, away)).toEqual({ ok: false, error: 'wrong-area' });
    value(await place.useCases.answerStep(request, supervisor));
    await place.sync();
    const after = await place.store.getRequest('S-1');
    expect(after?.orders).toMatchObject([{ state: 'suspended', appointment: null }]);
    const mails = value(await place.useCases.getCase({ caseId: view.state.caseId }, backOffice)).mails;
    // Nobody of the centre has an address here: that is said, not hidden.
    expect(mails).toMatchObject([{ state: 'failed', to: [] }]);
  });

  it('an answer from a stale screen, or one given twice, is refused and changes nothing', async () => {
    const view = await registered();
    const twice = { ...at(view), step: 'A14' as const, target: null, answer: { channel: 'email', note: '' } };
    const answers = await Promise.all([1, 2].map(() => place.useCases.answerStep(twice, backOffice)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, error: 'stale-case' });
  });

  it('a withdrawal after A.10 frees the request for another case', async () => {
    const view = await registered();
    await place.sync();
    value(await place.useCases.withdrawCase({ ...at(view), reason: 'changed-mind', note: '' }, backOffice));
    expect((await place.sync()).every(({ status }) => status === 'applied')).toBe(true);
    const again = value(await place.useCases.openCase({ requestId: 'S-1' }, backOffice));
    expect(again.state.position).toMatchObject({ step: 'A8' });
    expect((await place.sync()).every(({ status }) => status === 'applied')).toBe(true);
  });
});

describe('a withdrawal', () => {
  it('is not made over the head of who works on the case', async () => {
    const taken = value(await place.useCases.takeCase(at(await derived()), backOffice));
    const wish = { ...at(taken), reason: 'changed-mind' as const, note: '' };
    for (const caller of [counter, colleague])
      expect(await place.useCases.withdrawCase(wish, caller)).toEqual({ ok: false, error: 'taken-by-other' });
    expect(value(await place.useCases.getCase({ caseId: taken.state.caseId }, counter)).mayWithdraw).toBe(
      false,
    );
    const left = value(await place.useCases.withdrawCase(wish, backOffice));
    expect(left.summary.status).toBe('withdrawn');
  });
});
