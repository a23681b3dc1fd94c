import { describe, expect, it } from 'vitest';
import { isAttendingArea } from '../../../shared/domain/autonomous-orders.ts';
import { type Role, roles } from '../../../shared/domain/people.ts';
import { checkEvent } from '../../../shared/procedure/check.ts';
import { type CaseCommand, decide } from '../../../shared/procedure/decide.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import { applyEvent } from '../../../shared/procedure/fold.ts';
import { mayAnswer, type StepId, stepIds } from '../../../shared/procedure/outline.ts';
import type { CaseState } from '../../../shared/procedure/state.ts';
import { caseEvent } from '../../builders/case-facts.ts';
import { allPaths, type Move, type ProcedurePath } from '../../builders/procedure-walk.ts';
import { staff } from '../../builders/staff.ts';

const paths = [...allPaths()];

const has = ({ stops }: ProcedurePath) => stops.includes('B11');

/** A path up to the first move that fits, and that move. */
function reach(fits: (command: CaseCommand) => boolean): {
  readonly before: readonly Move[];
  readonly move: Move;
} {
  // Those with autonomous orders first: who attended one closes the case, too.
  const sorted = [...paths].sort((one, other) => Number(has(other)) - Number(has(one)));
  for (const { moves } of sorted) {
    const index = moves.findIndex(({ command }) => fits(command));
    const move = moves[index];
    if (move) return { before: moves.slice(0, index), move };
  }
  throw new Error('No path comes there');
}

function play(moves: readonly Move[]): {
  readonly state: CaseState | null;
  readonly events: readonly CaseEvent[];
} {
  let state: CaseState | null = null;
  const events: CaseEvent[] = [];
  for (const { role, command, facts } of moves) {
    const decided = decide(state, command, facts, staff(role));
    if (!decided.ok) throw new Error(decided.error);
    const event = caseEvent(events.length, decided.value, { actor: staff(role) });
    state = applyEvent(state, event);
    events.push(event);
  }
  return { state, events };
}

/** What a role is told; null when it is the role's own step. */
function expected(step: StepId, role: Role): string | null {
  if (!mayAnswer(role, step)) return 'wrong-role';
  // The paths' orders are the test desk's, and who attended no order of a case does not close it.
  const isOfArea = step.startsWith('B') && isAttendingArea(role) && role !== 'test-desk';
  if (isOfArea) return 'wrong-area';
  // In the paths Incidencias has taken the case at B.12.
  return step === 'B13' && role === 'test-desk' ? 'taken-by-other' : null;
}

function tryAll(fits: (command: CaseCommand) => boolean, role: Role): readonly (string | null)[] {
  const { before, move } = reach(fits);
  const { state, events } = play(before);
  const actor = staff(role);
  const decided = decide(state, move.command, move.facts, actor);
  const { events: honest } = play([...before, move]);
  const last = honest.at(-1);
  if (!last) throw new Error('no event');
  // The same event with another role on it, as a changed client would send it.
  const forged = caseEvent(events.length, last.action, { actor });
  const checked = checkEvent(state, forged, move.facts);
  return [decided.ok ? null : decided.error, checked.ok ? null : checked.error];
}

describe('each step and each role', () => {
  const steps = stepIds.filter((step) => step !== 'A1');
  const matrix = steps.flatMap((step) => roles.map((role) => ({ step, role })));
  it.each(matrix)('$step by $role is admitted or refused alike on both sides', ({ step, role }) => {
    const told = expected(step, role);
    const answers = (command: CaseCommand) => command.kind === 'answer' && command.step === step;
    expect(tryAll(answers, role)).toEqual([told, told]);
  });

  it.each(roles.map((role) => ({ role })))('a case is opened by the two desks alone: $role', ({ role }) => {
    const told = role === 'counter-advisor' || role === 'back-office-commercial' ? null : 'wrong-role';
    expect(tryAll((command) => command.kind === 'open', role)).toEqual([told, told]);
  });
});

describe('what is done beside the steps, and each role', () => {
  const others: readonly (readonly [kind: CaseCommand['kind'], roles: readonly Role[]])[] = [
    ['register', ['counter-advisor']],
    ['attach', ['back-office-commercial']],
    ['refund', ['cashier']],
    ['return-handoff', ['back-office-incidents']],
    ['decide-impossible', ['back-office-incidents']],
  ];
  const matrix = others.flatMap(([kind, allowed]) => roles.map((role) => ({ kind, role, allowed })));
  it.each(matrix)('$kind by $role', ({ kind, role, allowed }) => {
    const told = allowed.includes(role) ? null : 'wrong-role';
    expect(tryAll((command) => command.kind === kind, role)).toEqual([told, told]);
  });
});
