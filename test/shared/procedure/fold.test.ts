import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderStates } from '../../../shared/domain/orders.ts';
import { roles } from '../../../shared/domain/people.ts';
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
import { applyEvent, foldCase } from '../../../shared/procedure/fold.ts';
import { mayAnswer } from '../../../shared/procedure/outline.ts';
import type { CaseState } from '../../../shared/procedure/state.ts';
import { answerableStepIds, isAnswerable, stepOf } from '../../../shared/procedure/steps.ts';
import { caseFacts, counterAdvisor, item } from '../../builders/case-facts.ts';
import { caseLog, motiveAnswer, openCommand } from '../../builders/case-log.ts';

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
      orders: [{ id: 'O-1', state, operationsCentre: 'Centro de prueba', technician: null }],
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

const fitting: Readonly<Record<string, readonly unknown[]>> = {
  A2: [{}],
  A3: [{ type: 'full' }, { type: 'partial' }],
  A4: [{ itemIds: ['S-1-1'] }, { itemIds: ['S-1-2'] }, { itemIds: ['S-1-1', 'S-1-2'] }],
  'A4.1': [motiveAnswer],
  A5: [{ paid: false }, { paid: true, receiptNumber: 'R-1', amountCents: 30_000 }],
  A6: [{ notificationHandedOver: true }],
};

/** Either the present step's kind of answer, so that runs get far, or anything at all. */
const commandArbitrary: fc.Arbitrary<(state: CaseState | null) => CaseCommand> = fc.oneof(
  {
    weight: 24,
    arbitrary: fc.nat(5).map((pick) => (state: CaseState | null): CaseCommand => {
      if (state === null) return openCommand;
      const { position } = state;
      if (position.kind === 'act') return { kind: 'register', notificationNumber: 'N-LPZ-01-01-000001' };
      const step = position.kind === 'step' && isAnswerable(position.step) ? position.step : 'A2';
      if (step === 'A6' && state.prints.length === 0)
        return { kind: 'print', outcome: 'printed', reason: null };
      const answers = fitting[step] ?? [{}];
      return { kind: 'answer', step, answer: answers[pick % answers.length] };
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ step: fc.constantFrom(...answerableStepIds), answer: answerArbitrary })
      .map((command) => (): CaseCommand => ({ kind: 'answer', ...command })),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      (): CaseCommand => ({ kind: 'register', notificationNumber: 'N-LPZ-01-01-000002' }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        outcome: fc.constantFrom('printed' as const, 'saved' as const, 'failed' as const),
        reason: fc.constantFrom(null, 'Se dañó'),
      })
      .map((command) => (): CaseCommand => ({ kind: 'print', ...command })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ reason: fc.constantFrom(...withdrawalReasons), note: fc.constantFrom('', 'nota') })
      .map((command) => (): CaseCommand => ({ kind: 'withdraw', ...command })),
  },
);

const runArbitrary = fc.array(
  fc.record({
    command: commandArbitrary,
    facts: fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, factsArbitrary),
    role: fc.oneof(
      { weight: 8, arbitrary: fc.constant('counter-advisor' as const) },
      fc.constantFrom(...roles),
    ),
  }),
  { maxLength: 30, size: 'max' },
);

/** Plays a run and returns its log; every admitted event is checked as the central office would. */
function play(
  run: readonly (typeof runArbitrary extends fc.Arbitrary<(infer Step)[]> ? Step : never)[],
  start: CaseFacts,
) {
  const log = caseLog(start);
  let facts = start;
  for (const { command, facts: changed, role } of run) {
    facts = changed ?? facts;
    const before = log.state;
    const asked = command(before);
    const refused = log.run(asked, facts, counterAdvisor({ role }));
    const event = log.events.at(-1);
    if (refused === null && event) {
      expect(checkEvent(before, event, facts)).toEqual({ ok: true, value: null });
      if (event.action.type === 'step-answered') expect(mayAnswer(role, event.action.step)).toBe(true);
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
    ).toBeGreaterThan(20);
    expect(states.filter((state) => (state?.handoffs.length ?? 0) > 0).length).toBeGreaterThan(3);
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
          if (following) expect(next.kind === 'act' ? next.continueAt : next.step).toBe(following);
        }
        expect(new Set(state.path).size).toBe(state.path.length);
        expect(
          events.filter((event) => event.action.type === 'annulment-registered').length,
        ).toBeLessThanOrEqual(1);
        expect(events.filter((event) => event.action.type === 'case-withdrawn').length).toBeLessThanOrEqual(
          1,
        );
        if (state.withdrawn) expect(state.registered).toBeNull();
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
