import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, overlaps, partsOf } from '../../../../shared/procedure/diagram/geometry.ts';
import { type DiagramLayout, layoutDiagram } from '../../../../shared/procedure/diagram/layout.ts';
import { type FlowEdge, flow } from '../../../../shared/procedure/flow.ts';
import { stepIds } from '../../../../shared/procedure/outline.ts';

const whole = layoutDiagram(flow);

const someFlow: fc.Arbitrary<readonly FlowEdge[]> = fc.subarray([...flow], { minLength: 1 });

function overlappingNodes({ nodes }: DiagramLayout): readonly string[] {
  return nodes.flatMap((one, index) =>
    nodes
      .slice(index + 1)
      .filter((other) => overlaps(one.box, other.box))
      .map((other) => `${one.id} ${other.id}`),
  );
}

function linesThroughBoxes({ nodes, edges }: DiagramLayout): readonly string[] {
  return edges.flatMap(({ id, from, to, waypoints }) =>
    nodes
      .filter((node) => node.id !== from && node.id !== to)
      .filter((node) => partsOf(waypoints).some((part) => overlaps(part, node.box)))
      .map((node) => `${id} ${node.id}`),
  );
}

/** The box without its border. */
const inside = ({ x, y, width, height }: Box): Box => ({
  x: x + 1,
  y: y + 1,
  width: width - 2,
  height: height - 2,
});

function linesThroughOwnBoxes({ nodes, edges }: DiagramLayout): readonly string[] {
  return edges.flatMap(({ id, from, to, waypoints }) =>
    nodes
      .filter((node) => node.id === from || node.id === to)
      .filter((node) => partsOf(waypoints).some((part) => overlaps(part, inside(node.box))))
      .map((node) => `${id} ${node.id}`),
  );
}

const isOnBorder = (point: { x: number; y: number }, box: Box) =>
  overlaps({ ...point, width: 0, height: 0 }, box) &&
  !overlaps({ ...point, width: 0, height: 0 }, inside(box));

function looseEnds({ nodes, edges }: DiagramLayout): readonly string[] {
  const boxes = new Map(nodes.map(({ id, box }) => [id, box]));
  return edges.flatMap(({ id, from, to, waypoints }) => {
    const ends = [
      [waypoints[0], boxes.get(from)],
      [waypoints.at(-1), boxes.get(to)],
    ] as const;
    return ends.every(([point, box]) => point && box && isOnBorder(point, box)) ? [] : [id];
  });
}

describe('the diagram of COM-DSC-P06', () => {
  it('shows every step and every way out of it', () => {
    expect(new Set(whole.nodes.map(({ target }) => target))).toEqual(
      new Set([null, ...stepIds, ...flow.map(({ to }) => to)]),
    );
    for (const { label } of flow.filter((edge) => edge.label !== '')) {
      expect(whole.edges.map(({ condition }) => condition)).toContain(label);
    }
  });

  it('puts a gateway behind the steps with a choice, and behind no other', () => {
    const gateways = whole.nodes.filter(({ kind }) => kind === 'gateway').map(({ id }) => id);
    expect(gateways).toEqual(
      ['A2', 'A3', 'A5', 'A8', 'A11', 'A14', 'A16', 'B3', 'B6', 'B8', 'B10'].map((step) => `Gateway_${step}`),
    );
  });

  it('passes through the hand-off to the cash desk on the way from A.6 to B.1', () => {
    const ways = whole.edges.map(({ from, to }) => `${from} ${to}`);
    expect(ways).toContain('Step_A6 handoff-cashier');
    expect(ways).toContain('handoff-cashier Step_B1');
    expect(ways).not.toContain('Step_A6 Step_B1');
    expect(whole.nodes.find(({ target }) => target === 'handoff-cashier')?.kind).toBe('throw');
  });

  it('waits for Reclamos de Facturación and goes on at B.5 (I-6)', () => {
    const call = whole.nodes.find(({ target }) => target === 'handoff-billing-claims');
    expect(call?.kind).toBe('call');
    expect(whole.edges.filter(({ from }) => from === call?.id).map(({ to }) => to)).toEqual(['Step_B5']);
  });

  it('begins a case at the counter or at Back Office', () => {
    const starts = whole.edges.filter(({ from }) => from.startsWith('Start_'));
    expect(starts.map(({ to }) => to)).toEqual(['Step_A1', 'Step_A7']);
  });

  it('keeps every box within its lane, and every lane and line within the pool', () => {
    const lanes = new Map(whole.lanes.map(({ id, box }) => [id, box]));
    const contains = (outer: Box, inner: Box) =>
      outer.x <= inner.x &&
      outer.y <= inner.y &&
      inner.x + inner.width <= outer.x + outer.width &&
      inner.y + inner.height <= outer.y + outer.height;
    expect(whole.lanes.filter(({ box }) => !contains(whole.pool, box))).toEqual([]);
    expect(whole.nodes.filter(({ box, lane }) => !contains(lanes.get(lane) ?? whole.pool, box))).toEqual([]);
    const lines = whole.edges.flatMap(({ waypoints }) => partsOf(waypoints));
    expect(lines.filter((part) => !contains(whole.pool, part))).toEqual([]);
  });

  it('writes words neither upon a box nor upon other words', () => {
    const words = [...whole.nodes, ...whole.edges].flatMap(({ label }) =>
      label === null ? [] : [label.box],
    );
    const boxes = whole.nodes.map(({ box }) => box);
    const covered = words.filter((one, index) =>
      [...boxes, ...words.slice(index + 1)].some((other) => overlaps(one, other)),
    );
    const events = whole.nodes.filter(({ kind }) => kind === 'throw' || kind === 'end');
    expect(words).toHaveLength(flow.filter(({ label }) => label !== '').length + events.length);
    expect(covered).toEqual([]);
  });

  it('draws lines of level and upright parts alone', () => {
    const slanted = whole.edges.filter(({ waypoints }) =>
      partsOf(waypoints).some(({ width, height }) => width !== 0 && height !== 0),
    );
    expect(slanted).toEqual([]);
  });

  it('draws the same flow in the same way', () => {
    expect(layoutDiagram(flow)).toEqual(whole);
  });

  it('joins two ways between the same steps into one with both conditions', () => {
    const twins: readonly FlowEdge[] = [
      { from: 'A12', to: 'A13', label: 'Con nota' },
      { from: 'A12', to: 'A13', label: 'Sin nota' },
    ];
    expect(layoutDiagram(twins).edges.map(({ condition }) => condition)).toEqual(['Con nota / Sin nota']);
  });
});

describe('any part of the procedure', () => {
  it('has no boxes that overlap and no line through a box', () => {
    fc.assert(
      fc.property(someFlow, (part) => {
        const layout = layoutDiagram(part);
        expect(overlappingNodes(layout)).toEqual([]);
        expect(linesThroughBoxes(layout)).toEqual([]);
        expect(linesThroughOwnBoxes(layout)).toEqual([]);
        expect(looseEnds(layout)).toEqual([]);
      }),
      { numRuns: 60, examples: [[flow]] },
    );
  });
});
