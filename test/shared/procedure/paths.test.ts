import { describe, expect, it } from 'vitest';
import { checkEvent } from '../../../shared/procedure/check.ts';
import { decide } from '../../../shared/procedure/decide.ts';
import { flow } from '../../../shared/procedure/flow.ts';
import { applyEvent } from '../../../shared/procedure/fold.ts';
import type { CaseState } from '../../../shared/procedure/state.ts';
import { caseEvent } from '../../builders/case-facts.ts';
import { describePaths } from '../../builders/describe-paths.ts';
import { allPaths } from '../../builders/procedure-walk.ts';
import { staff } from '../../builders/staff.ts';

const paths = [...allPaths()];

describe('every path of the procedure', () => {
  it('takes every branch of every step, and no other', () => {
    const taken = new Set(paths.flatMap(({ edges }) => edges));
    const known = flow.map(({ from, to }) => `${from} > ${to}`);
    expect([...taken].filter((edge) => !known.includes(edge))).toEqual([]);
    // An empty list of autonomous orders is nobody's answer: ORCAO says that there is nothing to do.
    expect(known.filter((edge) => !taken.has(edge))).toEqual(['B8 > end-nothing']);
  });

  it('comes to each end', () => {
    expect(new Set(paths.map(({ outcome }) => outcome))).toEqual(new Set(['annulled', 'inadmissible']));
  });

  it('is admitted by the branch and, event for event, by the central office', () => {
    for (const { moves, stops, outcome } of paths) {
      let state: CaseState | null = null;
      for (const [seq, { role, command, facts }] of moves.entries()) {
        const actor = staff(role);
        const decided = decide(state, command, facts, actor);
        if (!decided.ok)
          throw new Error(`${command.kind} was refused: ${decided.error} (${stops.join(' ')})`);
        const event = caseEvent(seq, decided.value, { actor });
        expect(checkEvent(state, event, facts)).toEqual({ ok: true, value: null });
        state = applyEvent(state, event);
      }
      expect(state?.position).toEqual({ kind: 'ended', outcome });
    }
  });

  it('stands in the room’s README', async () => {
    await expect(describePaths(paths)).toMatchFileSnapshot('../../../shared/procedure/README.md');
  });
});
