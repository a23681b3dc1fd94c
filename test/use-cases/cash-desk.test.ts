import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FoundNotification } from '../../shared/ipc/closing-channels.ts';
import type { CaseView } from '../../shared/ipc/views.ts';
import { qrText } from '../../shared/procedure/notification-code.ts';
import type { Result } from '../../shared/result.ts';
import { caseFacts } from '../builders/case-facts.ts';
import { motiveAnswer } from '../builders/case-log.ts';
import type { TestCentral } from '../central/support/start-central.ts';
import { as, type LinkedWorkplace, linkWorkplace, startStaffedCentral } from './with-central.ts';

const payments = [
  {
    receiptNumber: 'R-77',
    document: 'receipt' as const,
    amountCents: 30_000,
    paidAt: '2026-11-23T13:30:00.000Z',
  },
];
const counter = as('counter-advisor');
const cashier = as('cashier');
const incidents = as('back-office-incidents');

let office: TestCentral;
let branch: LinkedWorkplace;
let desk: LinkedWorkplace;
let other: LinkedWorkplace;
/** Of the notification that was printed last. */
let number: string;

beforeEach(async () => {
  office = await startStaffedCentral();
  branch = await linkWorkplace(office, 'LPZ-01-01');
  desk = await linkWorkplace(office, 'LPZ-CJ-01');
  other = await linkWorkplace(office, 'LPZ-CJ-02');
  await branch.learn(caseFacts({ payments }));
});
afterEach(async () => {
  for (const place of [branch, desk, other]) await place.close();
  await office.close();
});

function value<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`refused: ${result.error}`);
  return result.value;
}

/** A paid request annulled in full at the counter, with its paper; not sent yet. */
async function annul(): Promise<CaseView> {
  const { useCases } = branch;
  let view = value(await useCases.openCase({ requestId: 'S-1' }, counter));
  const head = () => ({ caseId: view.state.caseId, head: view.head });
  for (const [step, answer] of [
    ['A2', {}],
    ['A3', { type: 'full' }],
    ['A4.1', motiveAnswer],
    ['A5', { paid: true, receiptNumber: 'R-77', amountCents: 30_000 }],
  ] as const) {
    view = value(await useCases.answerStep({ ...head(), step, target: null, answer }, counter));
  }
  view = value(await useCases.registerAnnulment(head(), counter));
  number = view.state.registered?.notificationNumber ?? '';
  const printed = value(
    await useCases.printPaper({ ...head(), paper: 'notification', of: null, reason: null }, counter),
  );
  view = printed.case;
  const handedOver = {
    ...head(),
    step: 'A6' as const,
    target: null,
    answer: { notificationHandedOver: true },
  };
  return value(await useCases.answerStep(handedOver, counter));
}

const find = (place: LinkedWorkplace, text: string) => place.useCases.findNotification({ text }, cashier);

function refund(
  place: LinkedWorkplace,
  found: FoundNotification,
  receiptNumber = 'D-1',
  amountCents = 30_000,
) {
  const { caseId, head, notificationNumber } = found;
  return place.useCases.recordRefund(
    { caseId, head, notificationNumber, receiptNumber, amountCents, refundedOn: '2026-11-23' },
    cashier,
  );
}

describe('a printed notification at the cash desk', () => {
  it('is found by its number in any writing, and by its QR', async () => {
    const view = await annul();
    await branch.sync();
    await desk.sync();
    expect(number).toMatch(/^N-LPZ-01-01-000001-[A-Z]{4}$/);
    for (const text of [number, number.toLowerCase().replaceAll('-', ' '), number.replaceAll('-', '')])
      expect(value(await find(desk, text))).toMatchObject({
        standing: 'payable',
        proof: 'number',
        refundCents: 30_000,
      });
    const byCode = value(await find(desk, qrText(number, view.state.caseId)));
    expect(byCode).toMatchObject({ proof: 'code', customer: 'María Elena Quispe Mamani' });
  });

  it('is not genuine when the QR has another code, and not known when the number is another', async () => {
    await annul();
    await branch.sync();
    await desk.sync();
    const forged = qrText(number, '019a0000-0000-7000-8000-00000000beef');
    expect(await find(desk, forged)).toEqual({ ok: false, error: 'code-differs' });
    expect(await find(desk, 'N-LPZ-01-01-999999')).toEqual({ ok: false, error: 'not-found' });
  });

  it('is not paid on while the central office does not have the annulment', async () => {
    await annul();
    expect(value(await find(branch, number)).standing).toBe('unconfirmed');
  });
});

describe('a refund', () => {
  it('is recorded once it is confirmed, and closes the hand-off of A.6', async () => {
    await annul();
    await branch.sync();
    await desk.sync();
    const found = value(await find(desk, number));
    expect(await refund(desk, found, 'D-1', 29_999)).toEqual({ ok: false, error: 'amount-differs' });
    const done = value(await refund(desk, found));
    expect(done).toMatchObject({
      standing: 'refunded',
      refund: { receiptNumber: 'D-1', amountCents: 30_000 },
    });
    await branch.sync();
    const view = value(await branch.useCases.getCase({ caseId: found.caseId }, counter));
    expect(view.state.handoffs).toMatchObject([{ procedure: 'cashier', ended: { how: 'refunded' } }]);
  });

  it('is taken from one of two desks that pay at once, and the other is told', async () => {
    await annul();
    await branch.sync();
    await desk.sync();
    await other.sync();
    const [one, two] = [value(await find(desk, number)), value(await find(other, number))];
    const answers = await Promise.all([refund(desk, one, 'D-1'), refund(other, two, 'D-2')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const loser = answers[0]?.ok ? other : desk;
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ ok: false });
    await loser.sync();
    const winner = answers[0]?.ok ? 'D-1' : 'D-2';
    expect(value(await find(loser, number))).toMatchObject({
      standing: 'refunded',
      refund: { receiptNumber: winner },
    });
    const paid = (await loser.store.getCase(one.caseId))?.events.filter(
      ({ event, status }) => event.action.type === 'refund-recorded' && status === 'accepted',
    );
    expect(paid).toHaveLength(1);
  });

  it('is not recorded without the line', async () => {
    await annul();
    await branch.sync();
    await desk.sync();
    const found = value(await find(desk, number));
    desk.lineState = 'offline';
    expect(await refund(desk, found)).toEqual({ ok: false, error: 'offline' });
    expect(await desk.store.countOutbox()).toMatchObject({ pending: 0 });
  });

  it('whose answer was lost is confirmed by a second try, and recorded once', async () => {
    await annul();
    await branch.sync();
    await desk.sync();
    const found = value(await find(desk, number));
    const { onSync } = desk;
    let tries = 0;
    // The line breaks after the form was sent off, and before the answer came.
    desk.onSync = async () => {
      tries += 1;
      if (tries === 1) await onSync();
    };
    expect(await refund(desk, found)).toEqual({ ok: false, error: 'unconfirmed' });
    expect(value(await find(desk, number)).standing).toBe('unconfirmed');
    desk.onSync = onSync;
    const again = { ...found, head: found.head + 1 };
    expect(value(await refund(desk, again)).standing).toBe('refunded');
    const stored = await desk.store.getCase(found.caseId);
    expect(stored?.events.filter(({ event }) => event.action.type === 'refund-recorded')).toHaveLength(1);
  });

  it('is refused once Reclamos de Facturación took it over (I-13)', async () => {
    const view = await annul();
    await branch.sync();
    let { head } = view;
    for (const [step, answer] of [
      ['B1', { areaName: null, process: null, type: null }],
      ['B2', {}],
      ['B3', { paymentType: 'cash' }],
    ] as const) {
      const request = { caseId: view.state.caseId, head, step, target: null, answer };
      head = value(await branch.useCases.answerStep(request, incidents)).head;
    }
    await branch.sync();
    await desk.sync();
    const found = value(await find(desk, number));
    expect(found.standing).toBe('transferred');
    expect(await refund(desk, found)).toEqual({ ok: false, error: 'refund-transferred' });
  });

  it('that was made before B.3 leads on to B.5 (I-6)', async () => {
    const view = await annul();
    await branch.sync();
    await desk.sync();
    value(await refund(desk, value(await find(desk, number))));
    await branch.sync();
    let after = value(await branch.useCases.getCase({ caseId: view.state.caseId }, incidents));
    for (const [step, answer] of [
      ['B1', { areaName: null, process: null, type: null }],
      ['B2', {}],
      ['B3', { paymentType: 'cash' }],
    ] as const) {
      const request = { caseId: view.state.caseId, head: after.head, step, target: null, answer };
      after = value(await branch.useCases.answerStep(request, incidents));
    }
    expect(after.state.position).toEqual({ kind: 'step', step: 'B5', handover: null });
  });
});
