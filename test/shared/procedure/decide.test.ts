import { describe, expect, it } from 'vitest';
import { checkEvent } from '../../../shared/procedure/check.ts';
import type { CaseCommand } from '../../../shared/procedure/decide.ts';
import { summarise } from '../../../shared/procedure/summary.ts';
import { caseEvent, caseFacts, item, workOrder } from '../../builders/case-facts.ts';
import { answer, caseLog, motiveAnswer, openCommand, runAll } from '../../builders/case-log.ts';
import { allPaths } from '../../builders/procedure-walk.ts';
import { staff } from '../../builders/staff.ts';

const sameDay = answer('A2', {});
const full = answer('A3', { type: 'full' });
const partial = answer('A3', { type: 'partial' });
const first = answer('A4', { itemIds: ['S-1-1'] });
const motive = answer('A4.1', motiveAnswer);
const unpaid = answer('A5', { paid: false });
const paid = answer('A5', { paid: true, receiptNumber: 'R-77', amountCents: 30_000 });
const register: CaseCommand = { kind: 'register', notificationNumber: 'N-LPZ-01-01-000001' };
const print: CaseCommand = {
  kind: 'print',
  paper: 'notification',
  of: null,
  outcome: 'printed',
  reason: null,
};
const handOver = answer('A6', { notificationHandedOver: true });
const withdraw: CaseCommand = { kind: 'withdraw', reason: 'changed-mind', note: '' };

const payments = [
  {
    receiptNumber: 'R-77',
    document: 'receipt' as const,
    amountCents: 30_000,
    paidAt: '2026-11-23T13:30:00.000Z',
  },
];
const order = (state: 'registered' | 'assigned' | 'executed' | 'closed') =>
  caseFacts({ orders: [workOrder(state)] });

describe('the counter path A.1 to A.6', () => {
  it('annuls a paid request in full, hands over to the cash desk and waits for section B', () => {
    const log = runAll(caseLog(caseFacts({ payments })), [
      openCommand,
      sameDay,
      full,
      motive,
      paid,
      register,
      print,
      handOver,
    ]);
    expect(log.state?.position).toEqual({ kind: 'step', step: 'B1', handover: null });
    expect(log.state?.registered).toMatchObject({
      refundCents: 30_000,
      items: [{ id: 'S-1-1' }, { id: 'S-1-2' }],
    });
    expect(log.state?.handoffs).toMatchObject([
      { number: 'D-LPZ-01-01-000001-1', procedure: 'cashier', ended: null },
    ]);
  });

  it('annuls an unpaid request without a hand-off', () => {
    const log = runAll(caseLog(), [openCommand, sameDay, full, motive, unpaid, register]);
    expect(log.state?.position).toEqual({ kind: 'step', step: 'B1', handover: null });
    expect(log.state?.registered?.refundCents).toBe(0);
    expect(log.state?.handoffs).toEqual([]);
  });

  it('annuls some of the items and refunds their fees alone', () => {
    const log = runAll(caseLog(caseFacts({ payments })), [
      openCommand,
      sameDay,
      partial,
      first,
      motive,
      paid,
      register,
    ]);
    expect(log.state?.registered).toMatchObject({ refundCents: 15_000, items: [{ id: 'S-1-1' }] });
    expect(log.state?.position).toMatchObject({ step: 'A6' });
  });

  it('asks motive and cause on the full path too (I-1)', () => {
    const log = runAll(caseLog(), [openCommand, sameDay, full]);
    expect(log.state?.position).toMatchObject({ step: 'A4.1' });
  });

  it('sends a request of another day to Back Office at A.7', () => {
    const log = runAll(caseLog(caseFacts({ businessDay: '2026-11-24' })), [openCommand, sameDay]);
    expect(log.state?.position).toEqual({ kind: 'step', step: 'A7', handover: 'not-same-day' });
    expect(log.run(full)).toBe('not-current-step');
    expect(log.state && summarise(log.state, '2026-11-23T14:00:00.000Z')).toMatchObject({
      status: 'at-back-office',
      queueRoles: ['back-office-commercial'],
    });
  });

  it.each(['executed', 'closed'] as const)(
    'sends a request with an %s order to Back Office at A.11 (I-4)',
    (state) => {
      const log = runAll(caseLog(order(state)), [openCommand, sameDay]);
      expect(log.state?.position).toEqual({ kind: 'step', step: 'A11', handover: 'order-executed' });
    },
  );

  it('goes on with an assigned order and opens the supervisor’s task beside (I-4)', () => {
    const log = runAll(caseLog(order('assigned')), [openCommand, sameDay, full, motive, unpaid, register]);
    expect(log.state?.sideTasks).toMatchObject([{ step: 'A14' }]);
    const queues = () => log.state && summarise(log.state, '2026-11-23T14:00:00.000Z').queueRoles;
    expect(queues()).toContain('back-office-commercial');
    const told = answer('A14', { channel: 'email', note: '' });
    expect(log.run(told, order('assigned'), staff('back-office-commercial'))).toBeNull();
    expect(queues()).toContain('operations-supervisor');
    expect(queues()).not.toContain('back-office-commercial');
    expect(log.state?.position).toEqual({ kind: 'step', step: 'B1', handover: null });
  });

  it('lets the most advanced of several orders decide', () => {
    const { orders } = order('assigned');
    const facts = caseFacts({
      orders: [...orders, ...order('executed').orders, ...order('registered').orders],
    });
    expect(runAll(caseLog(facts), [openCommand, sameDay]).state?.position).toMatchObject({ step: 'A11' });
  });

  it('can be withdrawn until the act and no later (I-8)', () => {
    for (const commands of [[], [sameDay], [sameDay, full, motive, unpaid]]) {
      const log = runAll(caseLog(), [openCommand, ...commands, withdraw]);
      expect(log.state?.position).toEqual({ kind: 'ended', outcome: 'withdrawn' });
      // What was answered is still told: the customer, the request, how far it came.
      expect(log.state?.path.length).toBe(commands.length + 1);
      expect(log.run(sameDay)).toBe('case-ended');
    }
    const registered = runAll(caseLog(), [openCommand, sameDay, full, motive, unpaid, register]);
    expect(registered.run(withdraw)).toBe('already-registered');
  });
});

describe('going back', () => {
  it('keeps later answers across a changed branch', () => {
    const log = runAll(caseLog(), [openCommand, sameDay, partial, first, motive, unpaid, full]);
    expect(log.state?.path).toEqual(['A1', 'A2', 'A3', 'A4.1', 'A5']);
    runAll(log, [partial]);
    expect(log.state?.path).toEqual(['A1', 'A2', 'A3', 'A4', 'A4.1', 'A5']);
    expect(log.state?.position).toMatchObject({ kind: 'act' });
  });

  it('is refused after the act', () => {
    const log = runAll(caseLog(), [openCommand, sameDay, full, motive, unpaid, register]);
    expect([log.run(full), log.run(register)]).toEqual(['already-registered', 'already-registered']);
  });
});

describe('refusals', () => {
  it('turns away a request that is annulled, held by a registered annulment or being worked on', () => {
    const { request } = caseFacts();
    const annulled = request.items.map((each) => ({ ...each, state: 'annulled' as const }));
    const claim = {
      itemId: 'S-1-1',
      caseId: '019a0000-0000-7000-8000-0000000000ff',
      caseNumber: 'X',
      advisor: 'Otra asesora de prueba',
      areaName: 'Otra sucursal',
      at: '2026-11-23T13:40:00.000Z',
      registered: true,
    };
    const registered = [claim, { ...claim, itemId: 'S-1-2' }];
    expect(caseLog(caseFacts({ request: { ...request, items: annulled } })).run(openCommand)).toBe(
      'request-annulled',
    );
    expect(caseLog(caseFacts({ claims: registered })).run(openCommand)).toBe('under-annulment');
    expect(caseLog(caseFacts({ claims: [{ ...claim, registered: false }] })).run(openCommand)).toBe(
      'under-annulment',
    );
    expect(caseLog(caseFacts({ claims: [claim] })).run(openCommand)).toBeNull();
  });

  it('looks at everything once more at the act', () => {
    const ready = () => runAll(caseLog(), [openCommand, sameDay, full, motive, unpaid]);
    expect(ready().run(register, order('executed'))).toBe('stale-facts');
    expect(ready().run(register, caseFacts({ businessDay: '2026-11-24' }))).toBe('stale-facts');
    const { request } = caseFacts();
    const gone = caseFacts({
      request: { ...request, items: request.items.map((each) => ({ ...each, state: 'annulled' })) },
    });
    expect(ready().run(register, gone)).toBe('under-annulment');
  });

  it('does not let a payment on record be denied, nor its amount be changed', () => {
    const log = runAll(caseLog(caseFacts({ payments })), [openCommand, sameDay, full, motive]);
    expect(log.run(unpaid)).toBe('payment-exists');
    expect(log.run(answer('A5', { paid: true, receiptNumber: 'R-77', amountCents: 1 }))).toBe('stale-facts');
  });

  it('offers the full annulment alone for a single item, and never all items as a part', () => {
    const { request } = caseFacts();
    const single = caseFacts({ request: { ...request, items: [item(1, 'Internet')] } });
    expect(runAll(caseLog(single), [openCommand, sameDay]).run(partial)).toBe('invalid-answer');
    const log = runAll(caseLog(), [openCommand, sameDay, partial]);
    expect(log.run(answer('A4', { itemIds: ['S-1-1', 'S-1-2'] }))).toBe('not-all-items');
    expect(log.run(answer('A4', { itemIds: ['S-1-9'] }))).toBe('stale-facts');
  });

  it('wants the note that a motive asks for', () => {
    const log = runAll(caseLog(), [openCommand, sameDay, full]);
    expect(log.run(answer('A4.1', { ...motiveAnswer, noteRequired: true, note: '  ' }))).toBe(
      'invalid-answer',
    );
    expect(
      log.run(answer('A4.1', { ...motiveAnswer, noteRequired: true, note: 'Se muda de ciudad' })),
    ).toBeNull();
  });

  it('hands nobody over to the cash desk without the notification, and reprints with a reason alone', () => {
    const log = runAll(caseLog(caseFacts({ payments })), [
      openCommand,
      sameDay,
      full,
      motive,
      paid,
      register,
    ]);
    expect(log.run(handOver)).toBe('not-printed');
    runAll(log, [{ ...print, outcome: 'failed' }]);
    expect(log.run(handOver)).toBe('not-printed');
    runAll(log, [print]);
    expect(log.run(print)).toBe('invalid-answer');
    runAll(log, [{ ...print, reason: 'El papel se atascó' }, handOver]);
    expect(log.state?.prints.map(({ copy, outcome }) => ({ copy, outcome }))).toEqual([
      { copy: 0, outcome: 'failed' },
      { copy: 0, outcome: 'printed' },
      { copy: 1, outcome: 'printed' },
    ]);
  });
});

describe('the central office’s check', () => {
  const opened = runAll(caseLog(), [openCommand]);
  const decided = runAll(caseLog(), [openCommand, sameDay]).events.at(-1);

  it('refuses an answer that leads elsewhere on its own facts', () => {
    if (!decided) throw new Error('no event');
    expect(checkEvent(opened.state, decided, order('executed'))).toEqual({ ok: false, error: 'stale-facts' });
    expect(checkEvent(opened.state, decided, caseFacts({ businessDay: '2026-11-24' }))).toEqual({
      ok: false,
      error: 'stale-facts',
    });
  });

  it('accepts an answer whose facts changed without changing the way', () => {
    if (!decided) throw new Error('no event');
    expect(checkEvent(opened.state, decided, order('assigned'))).toEqual({ ok: true, value: null });
  });

  it('refuses an act whose amounts or items are not what the answers give', () => {
    const facts = caseFacts({ payments });
    const before = runAll(caseLog(facts), [openCommand, sameDay, full, motive, paid]);
    const act = runAll(caseLog(facts), [openCommand, sameDay, full, motive, paid, register]).events.at(-1);
    if (act?.action.type !== 'annulment-registered') throw new Error('no act');
    const greedy = caseEvent(act.seq, { ...act.action, refundCents: 99_999 });
    const smaller = caseEvent(act.seq, { ...act.action, items: act.action.items.slice(1) });
    for (const forged of [greedy, smaller]) {
      expect(checkEvent(before.state, forged, facts)).toEqual({ ok: false, error: 'stale-facts' });
    }
    expect(checkEvent(before.state, act, facts)).toEqual({ ok: true, value: null });
  });
});

describe('a case that waits for its autonomous orders', () => {
  it('is nobody’s as a whole: each area attends its own', () => {
    const path = [...allPaths()].find(({ stops }) => stops.includes('B8'));
    const log = caseLog();
    for (const { role, command, facts } of path?.moves ?? []) {
      if (command.kind === 'answer' && command.step === 'B8') {
        expect(log.run({ kind: 'take' }, facts, staff('test-desk'))).toBe('not-current-step');
        expect(log.state?.holder).toBeNull();
        return;
      }
      expect(log.run(command, facts, staff(role))).toBeNull();
    }
    throw new Error('B.8 was not reached');
  });
});
