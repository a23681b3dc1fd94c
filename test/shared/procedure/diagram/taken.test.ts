import { describe, expect, it } from 'vitest';
import { layoutDiagram } from '../../../../shared/procedure/diagram/layout.ts';
import { trailOf } from '../../../../shared/procedure/diagram/taken.ts';
import { flow } from '../../../../shared/procedure/flow.ts';
import type { FlowTarget } from '../../../../shared/procedure/flow-target.ts';

const layout = layoutDiagram(flow);
const ways = (stops: readonly FlowTarget[]) => {
  const { edges } = trailOf(layout, stops);
  return layout.edges.filter(({ id }) => edges.has(id)).map(({ from, to }) => `${from} > ${to}`);
};

describe('the way that a case took', () => {
  it('begins at the start of its first step and passes the gateway of each choice', () => {
    expect(ways(['A1', 'A2', 'A7']).toSorted()).toEqual(
      ['Start_A1 > Step_A1', 'Step_A1 > Step_A2', 'Step_A2 > Gateway_A2', 'Gateway_A2 > Step_A7'].toSorted(),
    );
  });

  it('is empty but for the place itself where nothing was done', () => {
    const { nodes, edges } = trailOf(layout, ['B1']);
    expect([...nodes]).toEqual(['Step_B1']);
    expect([...edges]).toEqual([]);
  });

  it('leads through the cash desk, which stands between A.6 and B.1', () => {
    expect(ways(['A6', 'B1'])).toEqual(['Step_A6 > handoff-cashier', 'handoff-cashier > Step_B1']);
  });

  it('takes the way through Reclamos de Facturación only when the case was handed over', () => {
    expect(ways(['B3', 'B5'])).toEqual(['Step_B3 > Gateway_B3', 'Gateway_B3 > Step_B5']);
    expect(ways(['B3', 'handoff-billing-claims', 'B5'])).toEqual([
      'Step_B3 > Gateway_B3',
      'Gateway_B3 > handoff-billing-claims',
      'handoff-billing-claims > Step_B5',
    ]);
  });

  it('goes round where a step was done again', () => {
    expect(ways(['A8', 'A9', 'A7', 'A8'])).toContain('Step_A7 > Step_A8');
    expect(ways(['B10', 'B10'])).toEqual(['Step_B10 > Gateway_B10', 'Gateway_B10 > Step_B10']);
  });

  it('follows areas that work at the same time, each from its own step before', () => {
    expect(ways(['B8', 'B9', 'B8', 'B9', 'B10', 'B10', 'B11'])).not.toContain('Gateway_B8 > end-nothing');
    expect(ways(['B7', 'B8', 'B8', 'B9'])).toContain('Step_B7 > Step_B8');
  });

  it('never passes through a step that was not done', () => {
    expect(ways(['A1', 'A3'])).toEqual(['Start_A1 > Step_A1']);
  });

  it('reaches the end of the procedure', () => {
    expect(ways(['B12', 'B13', 'end-annulled'])).toContain('Step_B13 > end-annulled');
  });
});
