import type { FlowEdge } from '../flow.ts';
import { type Box, centreOf, type Point } from './geometry.ts';
import { type Graph, type GraphEdge, type GraphNode, graphOf } from './graph.ts';
import { type Label, labelBeside, labelNear } from './labels.ts';
import { type DiagramLane, type DiagramSection, field, lanes, pool, sections } from './lanes.ts';
import { lattice } from './places.ts';
import { createRouter } from './router.ts';

export interface DiagramNode extends GraphNode {
  /** The name of an event, which stands beside it; `null` where the name stands in the box or there is none. */
  readonly label: Label | null;
}

export interface DiagramEdge extends Omit<GraphEdge, 'label'> {
  /** From the border of the one box to the border of the other, each part level or upright. */
  readonly waypoints: readonly Point[];
  /** When this way is taken. */
  readonly condition: string;
  readonly label: Label | null;
}

/** COM-DSC-P06 drawn: px, origin left above. */
export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  readonly pool: Box;
  readonly sections: readonly DiagramSection[];
  readonly lanes: readonly DiagramLane[];
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

const margin = 20;

/** Draws the procedure, or a part of it: places are given, lines and their words are found. The same flow gives the same picture. */
export function layoutDiagram(flow: readonly FlowEdge[]): DiagramLayout {
  const graph = graphOf(flow);
  const lines = linesOf(graph);
  const taken = graph.nodes.map(({ box }) => box);
  const around = { taken, lines: [...lines.values()], field };
  const keep = (label: Label | null) => {
    if (label !== null) taken.push(label.box);
    return label;
  };
  const nodes = graph.nodes.map((node): DiagramNode => {
    const stands = node.kind === 'throw' || node.kind === 'end';
    return { ...node, label: stands ? keep(labelNear(node.name, node.box, around)) : null };
  });
  const edges = graph.edges.map(({ label: condition, ...edge }): DiagramEdge => {
    const waypoints = lines.get(edge.id) ?? [];
    return { ...edge, condition, waypoints, label: keep(labelBeside(condition, waypoints, around)) };
  });
  return {
    width: pool.x + pool.width + margin,
    height: pool.y + pool.height + margin,
    pool,
    sections,
    lanes,
    nodes,
    edges,
  };
}

/** The short lines first, as they have the least choice. */
function linesOf({ nodes, edges }: Graph): ReadonlyMap<string, readonly Point[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const router = createRouter(
    field,
    nodes.map(({ box }) => box),
  );
  const lines = new Map<string, readonly Point[]>();
  const joined = edges.flatMap((edge) => {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    return from && to ? [{ id: edge.id, from, to, far: distance(from.box, to.box) }] : [];
  });
  for (const { id, from, to } of joined.toSorted((one, other) => one.far - other.far)) {
    lines.set(id, bridge(from.box, to.box) ?? router.route(from, to));
  }
  return lines;
}

function distance(one: Box, other: Box): number {
  const from = centreOf(one);
  const to = centreOf(other);
  return Math.abs(from.x - to.x) + Math.abs(from.y - to.y);
}

/** From a box straight to its neighbour on the right, where they are too near for anything else. */
function bridge(from: Box, to: Box): readonly Point[] | null {
  const { y } = centreOf(from);
  const start = { x: from.x + from.width, y };
  const end = { x: to.x, y };
  const gap = end.x - start.x;
  return y === centreOf(to).y && gap > 0 && gap <= lattice * 2 ? [start, end] : null;
}
