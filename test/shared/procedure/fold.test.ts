import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderStates } from '../../../shared/domain/orders.ts';
import { type Role, roles } from '../../../shared/domain/people.ts';
import {
  chainStart,
  openEvent,
  type SealedEvent,
  sealEvent,
  verifyChain,
} from '../../../shared/procedure/chain.ts';
import { checkEvent } from '../../../shared/procedure/check.ts';
import type { CaseCommand } from '../../../shared/procedure/decide.ts';
import { withdrawalReasons } from '../../../shared/procedure/events.ts';
import type { CaseFacts } from '../../../shared/procedure/facts.ts';
import { targetsOf } from '../../../shared/procedure/flow.ts';
import { applyEvent, foldCase } from '../../../shared/procedure/fold.ts';
import { mayAnswer, stepIds } from '../../../shared/procedure/outline.ts';
import { paperTypes } from '../../../shared/procedure/paper-types.ts';
import type { CaseState } from '../../../shared/procedure/state.ts';
import { stepOf } from '../../../shared/procedure/steps.ts';
import { tasksOf } from '../../../shared/procedure/tasks.ts';
import { caseFacts, item, workOrder } from '../../builders/case-facts.ts';
import { caseLog, motiveAnswer, openCommand } from '../../builders/case-log.ts';
import { optionsOf } from '../../builders/procedure-walk.ts';
import { staff } from '../../builders/staff.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const items = [item(1, 'Internet 50 Mbps'), item(2, 'Televisión básica'), item(3, 'Telefonía fija')];

const factsArbitrary: fc.Arbitrary<CaseFacts> = fc
  .record({
    count: fc.integer({ min: 1, max: 3 }),
    annulled: fc.oneof({ weight: 4, arbitrary: fc.constant<number[]>([]) }, fc.subarray([0, 1, 2])),
    state: fc.constantFrom('registered' as const, ...orderStates),
    paid: fc.boolean(),
    day: fc.constantFrom('2026-11-22', '2026-11-23', '2026-11-23', '2026-11-23', '2026-11-24'),
    held: fc.constantFrom(null, null, null, 1, 2),
  })
  .map(({ count, annulled, state, paid, day, held }) => {
    const base = caseFacts();
    return caseFacts({
      request: {
        ...base.request,
        items: items
          .slice(0, count)
          .map((each, index) => ({ ...each, state: annulled.includes(index) ? 'annulled' : 'active' })),
      },
      orders: [workOrder(state)],
      payments: paid
        ? [
            {
              receiptNumber: 'R-1',
              document: 'receipt',
              amountCents: 30_000,
              paidAt: '2026-11-23T13:30:00.000Z',
            },
          ]
        : [],
      claims:
        held === null
          ? []
          : [
              {
                itemId: `S-1-${held}`,
                caseId: '019a0000-0000-7000-8000-0000000000ff',
                caseNumber: 'LPZ-02-01-000009',
                advisor: 'Otra asesora de prueba',
                areaName: 'Otra sucursal',
                at: '2026-11-23T13:40:00.000Z',
                registered: true,
              },
            ],
      businessDay: day,
    });
  });

const answerArbitrary = fc.oneof(
  fc.constant({}),
  fc.record({ type: fc.constantFrom('full', 'partial') }),
  fc.subarray(items.map((each) => each.id)).map((itemIds) => ({ itemIds })),
  fc.constant(motiveAnswer),
  fc.constant({ ...motiveAnswer, noteRequired: true }),
  fc.constant({ paid: false }),
  fc.record({
    paid: fc.constant(true),
    receiptNumber: fc.constant('R-1'),
    amountCents: fc.constantFrom(0, 30_000),
  }),
  fc.constant({ notificationHandedOver: true }),
  fc.constant({ customerId: 'C-1', requestId: 'S-1' }),
  fc.jsonValue(),
);

interface Asked {
  readonly command: CaseCommand;
  /** Whose part it is. */
  readonly role: Role;
  readonly facts?: (facts: CaseFacts) => CaseFacts;
}
const byCounter = (command: CaseCommand): Asked => ({ command, role: 'counter-advisor' });

/** Something that fits where the case stands, so that runs get far, or anything at all. */
const askedArbitrary: fc.Arbitrary<(state: CaseState | null) => Asked> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.tuple(fc.nat(7), fc.nat(3)).map(([pick, part]) => (state: CaseState | null): Asked => {
      if (state === null)
        return { command: openCommand, role: pick > 5 ? 'back-office-commercial' : 'counter-advisor' };
      const options = optionsOf(state).filter(({ moves }) => moves.length > 0);
      const option = options[pick % Math.max(1, options.length)];
      const move = option?.moves[part % option.moves.length];
      if (!option || !move) return byCounter({ kind: 'withdraw', reason: 'changed-mind', note: '' });
      return { command: move[1], role: move[0], ...(option.facts ? { facts: option.facts } : {}) };
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ step: fc.constantFrom(...stepIds), answer: answerArbitrary })
      .map((command) => () => byCounter({ kind: 'answer', target: null, ...command })),
  },
  {
    weight: 1,
    arbitrary: fc.constant(() => byCounter({ kind: 'register', notificationNumber: 'N-LPZ-01-01-000002' })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        paper: fc.constantFrom(...paperTypes),
        outcome: fc.constantFrom('printed' as const, 'saved' as const, 'failed' as const),
        reason: fc.constantFrom(null, 'Se dañó'),
      })
      .map((command) => () => byCounter({ kind: 'print', of: null, ...command })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ reason: fc.constantFrom(...withdrawalReasons), note: fc.constantFrom('', 'nota') })
      .map((command) => () => byCounter({ kind: 'withdraw', ...command })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('take' as const, 'release' as const)
      .map((kind) => (): Asked => ({ command: { kind }, role: 'back-office-commercial' })),
  },
);

const runArbitrary = fc.array(
  fc.record({
    asked: askedArbitrary,
    facts: fc.oneof({ weight: 16, arbitrary: fc.constant(null) }, factsArbitrary),
    role: fc.oneof({ weight: 24, arbitrary: fc.constant(null) }, fc.constantFrom(...roles)),
  }),
  { maxLength: 45, size: 'max' },
);

/** Plays a run and returns its log; every admitted event is checked as the central office would. */
function play(
  run: readonly (typeof runArbitrary extends fc.Arbitrary<(infer Step)[]> ? Step : never)[],
  start: CaseFacts,
) {
  const log = caseLog(start);
  let facts = start;
  for (const { asked, facts: changed, role } of run) {
    facts = changed ?? facts;
    const before = log.state;
    const { command, role: own, facts: prepare } = asked(before);
    if (prepare) facts = prepare(facts);
    const actor = staff(role ?? own);
    const refused = log.run(command, facts, actor);
    const event = log.events.at(-1);
    if (refused === null && event) {
      expect(checkEvent(before, event, facts)).toEqual({ ok: true, value: null });
      if (event.action.type === 'step-answered') expect(mayAnswer(actor.role, event.action.step)).toBe(true);
    } else {
      expect(log.state).toBe(before);
    }
  }
  return log;
}

describe('the fold of a case', () => {
  it('is tried on runs that get far enough to mean something', () => {
    const samples = fc.sample(fc.tuple(runArbitrary, factsArbitrary), { numRuns: 400, seed: 7 });
    const states = samples.map(([run, start]) => play(run, start).state);
    expect(states.filter((state) => state?.registered).length).toBeGreaterThan(20);
    expect(states.filter((state) => state?.withdrawn).length).toBeGreaterThan(20);
    expect(
      states.filter((state) => state?.position.kind === 'step' && state.position.handover).length,
    ).toBeGreaterThan(5);
    expect(states.filter((state) => (state?.handoffs.length ?? 0) > 0).length).toBeGreaterThan(10);
    expect(states.filter((state) => (state?.orders.length ?? 0) > 0).length).toBeGreaterThan(3);
    expect(
      states.filter((state) => state?.position.kind === 'ended' && !state.withdrawn).length,
    ).toBeGreaterThan(3);
  });

  it('never leads to an illegal step, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(runArbitrary, factsArbitrary, (run, start) => {
        const { state, events } = play(run, start);
        if (state === null) return;
        // The path is the walk of the answers: each step is where the one before led.
        for (const [index, step] of state.path.entries()) {
          const answered = state.answers.find((each) => each.step === step);
          const next = stepOf(step).next(answered?.answer, answered?.facts);
          const following = state.path[index + 1];
          // Over B.8, where the case waits for its orders, the path goes on at B.12.
          if (following)
            expect([
              ...targetsOf(next),
              ...(next.kind === 'step' && next.step === 'B8' ? ['B12'] : []),
            ]).toContain(following);
        }
        expect(new Set(state.path).size).toBe(state.path.length);
        const count = (type: string) => events.filter(({ action }) => action.type === type).length;
        expect(count('annulment-registered')).toBeLessThanOrEqual(1);
        expect(count('refund-recorded')).toBeLessThanOrEqual(1);
        expect(count('case-withdrawn')).toBeLessThanOrEqual(1);
        if (state.withdrawn) expect(state.annulled).toBeNull();
        if (state.annulled) expect(state.registered).not.toBeNull();
        // Closed only when nothing is open beside it (I-7).
        if (state.position.kind === 'ended' && state.position.outcome === 'annulled') {
          expect(state.handoffs.every(({ ended }) => ended !== null)).toBe(true);
          expect(state.orders.every((order) => order.state === 'closed')).toBe(true);
          expect(state.sideTasks).toEqual([]);
        }
        if (state.position.kind === 'ended') expect(tasksOf(state)).toEqual([]);
        else expect(tasksOf(state).length).toBeGreaterThan(0);
        if (state.handoffs.length > 0) expect(state.registered).not.toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  it('comes to the same state on both sides of the line', () => {
    fc.assert(
      fc.property(runArbitrary, factsArbitrary, (run, start) => {
        const { state, events } = play(run, start);
        const sent = events.map((event) => openEvent(JSON.stringify(event)));
        expect(sent).toEqual(events);
        const received = sent.reduce<CaseState | null>(
          (folded, event) => (event ? applyEvent(folded, event) : folded),
          null,
        );
        expect(received).toEqual(state);
        expect(foldCase(events)).toEqual(state);
      }),
      { numRuns: 200 },
    );
  });

  it('has a hash chain that verifies, and that names an edited, removed or reordered row', () => {
    fc.assert(
      fc.property(runArbitrary, factsArbitrary, fc.nat(), (run, start, pick) => {
        const { events } = play(run, start);
        const sealed: SealedEvent[] = [];
        for (const event of events) sealed.push(sealEvent(event, sealed.at(-1)?.hash ?? chainStart, sha256));
        expect(verifyChain(sealed, sha256)).toEqual({ ok: true, value: events });
        const index = sealed.length === 0 ? -1 : pick % sealed.length;
        const victim = sealed[index];
        if (!victim) return;
        const edited = sealed.with(index, { ...victim, body: victim.body.replace('"at"', '"at" ') });
        expect(verifyChain(edited, sha256)).toEqual({ ok: false, error: { index, fault: 'altered' } });
        const removed = sealed.toSpliced(index, 1);
        // A log cut at its end is a shorter log: the head hash that the other side holds tells.
        expect(verifyChain(removed, sha256).ok).toBe(index === sealed.length - 1);
        if (sealed.length > 1) {
          const other = sealed[(index + 1) % sealed.length];
          if (other) expect(verifyChain(sealed.with(index, other), sha256).ok).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });
});
